package no.saksgang.minutesservice.document;

import java.time.Duration;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MeetingId;
import no.saksgang.minutesservice.archive.Revisions;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approved referater as the public may read them, without a login. */
@RestController
@RequestMapping("/public/minutes/{meetingId}")
class PublicMinutesController {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Revisions revisions;

    PublicMinutesController(Revisions revisions) {
        this.revisions = revisions;
    }

    /** The newest revision. */
    @GetMapping
    ResponseEntity<MinutesView> newest(@PathVariable MeetingId meetingId) {
        var revision =
                revisions.newest(meetingId).orElseThrow(() -> new Unknown(meetingId.value()));
        // What was wrong in an item for members is theirs too.
        var reason = PublicReferat.hasMore(revision.referat()) ? null : revision.reason();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(
                        new MinutesView(
                                PublicReferat.of(revision.referat()),
                                reason,
                                revision.archivedAt()));
    }
}
