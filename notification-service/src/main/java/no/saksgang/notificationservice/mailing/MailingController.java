package no.saksgang.notificationservice.mailing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Dispatcher;
import no.saksgang.notificationservice.delivery.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the mail. No address is in any answer. */
@RestController
@RequestMapping("/mailings")
class MailingController {
    private static final int ON_A_PAGE = 50;
    private static final Set<Delivery.Kind> RETRIED =
            Set.of(Delivery.Kind.UNKNOWN, Delivery.Kind.REJECTED, Delivery.Kind.BOUNCED);

    private final Mailings mailings;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Clock clock;

    MailingController(Mailings mailings, Ledger ledger, Dispatcher dispatcher, Clock clock) {
        this.mailings = mailings;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** All mailings, by id; those about one subject where it is named. */
    @GetMapping(params = "!newest")
    Page<MailingView> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam @Nullable String about,
            @RequestParam(defaultValue = "" + ON_A_PAGE) @Min(1) @Max(200) int limit,
            Caller caller) {
        checkMayCount(caller);
        var found =
                about == null
                        ? mailings.page(cursor, limit + 1)
                        : mailings.about(about, cursor, limit + 1);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(this::view).toList(), more ? shown.getLast().id() : null);
    }

    /** All mailings, or those about one subject, the newest first. */
    @GetMapping(params = "newest")
    Page<MailingView> newest(
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(defaultValue = "" + ON_A_PAGE) @Min(1) @Max(200) int limit,
            Caller caller) {
        checkMayCount(caller);
        var found = mailings.newest(about, cursor, limit + 1);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(this::view).toList(),
                more ? Mailings.behind(shown.getLast()).toString() : null);
    }

    @GetMapping("/{id}")
    MailingView get(@PathVariable String id, Caller caller) {
        checkMayCount(caller);
        return view(mailings.get(id));
    }

    /** A dashboard shows how far they are. */
    private static void checkMayCount(Caller caller) {
        Caller.check(caller.isSecretariat() || caller.isDashboard());
    }

    /** Its deliveries, a page of the ledger at a time. */
    @GetMapping("/{id}/deliveries")
    Page<DeliveryView> deliveries(
            @PathVariable String id,
            @RequestParam @Nullable List<Delivery.Kind> state,
            @RequestParam(defaultValue = "0") @Min(0) int cursor) {
        var mailing = mailings.get(id).aggregate();
        var shown = new ArrayList<DeliveryView>();
        var page = cursor;
        while (page < mailing.pages() && shown.isEmpty()) {
            ledger.rows(mailing.id(), page).orElse(List.of()).stream()
                    .filter(it ->
                            state == null || state.isEmpty() || state.contains(it.state().kind()))
                    .map(DeliveryView::of)
                    .forEach(shown::add);
            page++;
        }
        return new Page<>(shown, page < mailing.pages() ? Integer.toString(page) : null);
    }

    /** Sends no more of it until it is resumed. What is on its way this moment still arrives. */
    @PostMapping("/{id}/pause")
    MailingView pause(@PathVariable String id) {
        return view(mailings.change(id, null, it -> it.pause(clock.instant())));
    }

    @PostMapping("/{id}/resume")
    MailingView resume(@PathVariable String id) {
        return takeUp(mailings.change(id, null, it -> it.resume(clock.instant())));
    }

    /** Sends no more of it for good: the deliveries that have not begun are suppressed. */
    @PostMapping("/{id}/stop")
    MailingView stop(@PathVariable String id) {
        return takeUp(mailings.change(id, null, it -> it.stop(clock.instant())));
    }

    private MailingView takeUp(Stored<Mailing> stored) {
        var mailing = stored.aggregate();
        ledger.takeUp(mailing.id(), mailing.openPages());
        dispatcher.wake(mailing.lane());
        return view(stored);
    }

    /**
     * Sends again what is in doubt, was refused or came back, since a person says so. Each message
     * keeps its Message-ID, so that a repeat is recognisably the same.
     */
    @PostMapping("/{id}/retry")
    RetryView retry(@PathVariable String id) {
        var mailing = mailings.find(id).orElseThrow(() -> new Unknown(id)).aggregate();
        var pages = mailing.pagesToRetry();
        mailings.change(id, null, it -> it.reopen(pages));
        var again = 0;
        for (var page : pages) {
            again += ledger.retry(mailing.id(), page, mailing.lane(), RETRIED);
        }
        dispatcher.wake(mailing.lane());
        return new RetryView(again);
    }

    /**
     * @param deliveries how many are sent again
     */
    record RetryView(int deliveries) {}

    private MailingView view(Stored<Mailing> stored) {
        var it = stored.aggregate();
        return MailingView.of(it, it.endedTally().plus(ledger.tally(it.id(), it.openPages())));
    }
}
