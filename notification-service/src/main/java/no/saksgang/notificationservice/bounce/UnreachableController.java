package no.saksgang.notificationservice.bounce;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom mail does not reach, and why. No address is in any answer. */
@RestController
@RequestMapping("/unreachable")
class UnreachableController {
    private static final int ON_A_PAGE = 100;

    private final Addresses addresses;

    UnreachableController(Addresses addresses) {
        this.addresses = addresses;
    }

    /** To whom mail has come back at the address that they have now, by id. */
    @GetMapping
    Page<UnreachableView> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "" + ON_A_PAGE) @Min(1) @Max(500) int limit) {
        var found = addresses.failing(cursor, limit + 1);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream()
                        .filter(it -> !it.failures().isEmpty())
                        .map(UnreachableView::of)
                        .toList(),
                more ? shown.getLast().member().value() : null);
    }

    /** Mail is to be sent to them again: somebody has asked, or mended the mailbox. */
    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable MemberId memberId) {
        if (!addresses.lift(memberId)) {
            throw new Unknown(memberId.value());
        }
    }

    /**
     * One whom mail does not reach.
     *
     * @param suppressed whether so often that no more is sent
     * @param failures how many deliveries have failed
     * @param since when the first of them did
     * @param lastAt when the last did
     * @param lastMailingId of which mailing that was
     * @param code of SMTP, of the last
     * @param status of RFC 3463, of the last
     * @param diagnostic what was said then
     */
    record UnreachableView(
            MemberId memberId,
            boolean suppressed,
            int failures,
            Instant since,
            Instant lastAt,
            MailingId lastMailingId,
            @Nullable Integer code,
            @Nullable String status,
            String diagnostic) {
        static UnreachableView of(Addresses.Failing it) {
            var last = it.failures().getLast();
            return new UnreachableView(
                    it.member(),
                    it.unreachable(),
                    it.failures().size(),
                    it.failures().getFirst().at(),
                    last.at(),
                    last.mailing(),
                    last.code(),
                    last.status(),
                    last.diagnostic());
        }
    }
}
