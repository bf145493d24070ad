package no.saksgang.notificationservice.held;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mail that waits for the secretariat. */
@RestController
@RequestMapping("/held")
class HeldController {
    private static final int ON_A_PAGE = 50;

    private final HeldMail held;

    HeldController(HeldMail held) {
        this.held = held;
    }

    /** What waits, the oldest first. */
    @GetMapping
    Page<HeldView> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "" + ON_A_PAGE) @Min(1) @Max(200) int limit) {
        var found = held.waiting(cursor, limit + 1);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(HeldView::of).toList(),
                more ? HeldMail.cursor(shown.getLast()) : null);
    }

    @GetMapping("/{id}")
    HeldView get(@PathVariable String id) {
        return held.find(id).map(HeldView::of).orElseThrow(() -> new Unknown(id));
    }

    /** A person has seen to it: it is let go of, and what it said with it. Twice is as once. */
    @PostMapping("/{id}/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String id) {
        if (!held.dismiss(id)) {
            throw new Unknown(id);
        }
    }

    /**
     * A message that waits.
     *
     * @param about the meeting or conference, such as {@code meeting/m1}
     */
    record HeldView(
            String id,
            Held.Why why,
            Instant receivedAt,
            String fromName,
            String fromAddress,
            @Nullable MemberId memberId,
            @Nullable String about,
            String subject,
            String text,
            Held.@Nullable Proposal proposal,
            List<String> attachments,
            @Nullable String detail) {
        static HeldView of(Held it) {
            return new HeldView(
                    it.id(),
                    it.why(),
                    it.receivedAt(),
                    it.fromName(),
                    it.fromAddress(),
                    it.member(),
                    it.about() == null ? null : it.about().toString(),
                    it.subject(),
                    it.text(),
                    it.proposal(),
                    it.attachments(),
                    it.detail());
        }
    }
}
