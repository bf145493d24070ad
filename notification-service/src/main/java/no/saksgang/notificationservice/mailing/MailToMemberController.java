package no.saksgang.notificationservice.mailing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Page;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mail log by person: what was meant for one member, and what became of it. */
@RestController
class MailToMemberController {
    private final Mailings mailings;
    private final Ledger ledger;

    MailToMemberController(Mailings mailings, Ledger ledger) {
        this.mailings = mailings;
        this.ledger = ledger;
    }

    /**
     * @param about the subject that it is about: {@code meeting/m1}
     */
    record MailToMember(
            MailingId mailingId,
            Purpose purpose,
            String about,
            Instant plannedAt,
            DeliveryView delivery) {}

    /**
     * The newest first. Mailings are gone through, some at a time, so a page can have fewer than
     * there are, or none, and still a next.
     *
     * @param limit how many mailings are gone through
     */
    @GetMapping("/members/{id}/deliveries")
    Page<MailToMember> deliveries(
            @PathVariable MemberId id,
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(defaultValue = "200") @Min(1) @Max(200) int limit) {
        var found = mailings.newest(null, cursor, limit + 1);
        var more = found.size() > limit;
        var some = more ? found.subList(0, limit) : found;
        var theirs =
                ledger.of(
                        id,
                        some.stream()
                                .map(it -> it.aggregate())
                                .collect(Collectors.toMap(Mailing::id, Mailing::pages)));
        return new Page<>(
                some.stream()
                        .map(it -> it.aggregate())
                        .flatMap(it ->
                                Stream.ofNullable(theirs.get(it.id()))
                                        .map(row ->
                                                new MailToMember(
                                                        it.id(),
                                                        it.purpose(),
                                                        it.about(),
                                                        it.shownAt(),
                                                        DeliveryView.of(row))))
                        .toList(),
                more ? Mailings.behind(some.getLast()).toString() : null);
    }
}
