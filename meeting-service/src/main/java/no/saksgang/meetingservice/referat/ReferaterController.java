package no.saksgang.meetingservice.referat;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.meeting.KnownMeetings;
import no.saksgang.meetingservice.meeting.MeetingAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The referater of several meetings, for whoever shows what waits. */
@RestController
class ReferaterController {
    private final Referater referater;
    private final KnownMeetings meetings;
    private final MeetingAccess access;

    ReferaterController(Referater referater, KnownMeetings meetings, MeetingAccess access) {
        this.referater = referater;
        this.meetings = meetings;
        this.access = access;
    }

    /**
     * How far one has come.
     *
     * @param commentsBy until when comments are wanted, while it is circulated
     */
    record ReferatProgress(
            MeetingId meetingId, ReferatView.Status status, @Nullable Instant commentsBy) {
        static ReferatProgress of(Stored<Referat> stored) {
            var id = new MeetingId(stored.id());
            return switch (stored.aggregate().stage()) {
                case Referat.Stage.Drafted _ ->
                        new ReferatProgress(id, ReferatView.Status.DRAFTED, null);
                case Referat.Stage.Circulated(var commentsBy, _) ->
                        new ReferatProgress(id, ReferatView.Status.CIRCULATED, commentsBy);
                case Referat.Stage.Approved _ ->
                        new ReferatProgress(id, ReferatView.Status.APPROVED, null);
            };
        }
    }

    /** Those that have been begun, and that the caller may read; in no order. */
    @GetMapping("/referater")
    Page<ReferatProgress> some(
            @RequestParam @Size(min = 1, max = Paging.MOST) List<MeetingId> meeting,
            Caller caller) {
        Caller.check(!caller.isDashboard());
        return new Page<>(
                referater.all(meeting.stream().map(MeetingId::value).distinct().toList()).stream()
                        .filter(it -> caller.isSecretariat() || reads(caller, it))
                        .map(ReferatProgress::of)
                        .toList(),
                null);
    }

    /** A draft is for who runs the meeting. */
    private boolean reads(Caller caller, Stored<Referat> stored) {
        return meetings.meeting(new MeetingId(stored.id()))
                .filter(it ->
                        stored.aggregate().isCirculated()
                                ? access.sees(caller, it.invitation())
                                : access.runs(caller, it.invitation()))
                .isPresent();
    }
}
