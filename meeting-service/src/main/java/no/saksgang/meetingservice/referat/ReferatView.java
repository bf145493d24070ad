package no.saksgang.meetingservice.referat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import org.jspecify.annotations.Nullable;

/**
 * A referat as it now stands: all items of the agenda, each with what is written under it.
 *
 * @param revision from 1 at approval; 0 before
 * @param commentsBy until when comments are wanted, once it is circulated
 * @param comments all comments on the draft that are known, settled or not
 * @param approval how it was approved, when it is
 * @param runs whether who reads this runs the meeting, and may write
 */
record ReferatView(
        MeetingId meetingId,
        Status status,
        int revision,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        Person leader,
        Person secretary,
        @Nullable Contact contact,
        List<MemberId> invitees,
        References references,
        @Nullable String introduction,
        List<ReferatItem> items,
        @Nullable String closing,
        Attendees attendance,
        @Nullable Instant commentsBy,
        List<Comment> comments,
        @Nullable Approval approval,
        boolean runs) {
    /** How far it has come. */
    enum Status {
        /** Nobody has begun to write. */
        UNWRITTEN,
        DRAFTED,
        CIRCULATED,
        APPROVED
    }

    /** What there is to write, before anyone has begun. */
    static ReferatView unwritten(Sitting sitting) {
        return draft(sitting, Status.UNWRITTEN, Draft.EMPTY, null, List.of());
    }

    static ReferatView of(Referat referat, Sitting sitting) {
        return switch (referat.stage()) {
            case Referat.Stage.Drafted _ ->
                    draft(sitting, Status.DRAFTED, referat.draft(), null, referat.comments());
            case Referat.Stage.Circulated(var commentsBy, _) ->
                    draft(
                            sitting,
                            Status.CIRCULATED,
                            referat.draft(),
                            commentsBy,
                            referat.comments());
            case Referat.Stage.Approved(var it) ->
                    new ReferatView(
                            it.meetingId(),
                            Status.APPROVED,
                            it.revision(),
                            it.title(),
                            it.groupIds(),
                            it.startsAt(),
                            it.endsAt(),
                            it.timeZone(),
                            it.place(),
                            it.leader(),
                            it.secretary(),
                            it.contact(),
                            sitting.invitation().invitees(),
                            it.references(),
                            it.introduction(),
                            it.items(),
                            it.closing(),
                            it.attendance(),
                            null,
                            referat.comments(),
                            it.approval(),
                            true);
        };
    }

    /**
     * As one sees it who does not run the meeting: of comments, their own and what stands in it.
     */
    ReferatView to(Caller caller) {
        return new ReferatView(
                meetingId,
                status,
                revision,
                title,
                groupIds,
                startsAt,
                endsAt,
                timeZone,
                place,
                leader,
                secretary,
                contact,
                invitees,
                references,
                introduction,
                items,
                closing,
                attendance,
                commentsBy,
                comments.stream()
                        .filter(it -> it.partOfReferat() || caller.is(it.memberId()))
                        .toList(),
                approval,
                false);
    }

    private static ReferatView draft(
            Sitting sitting,
            Status status,
            Draft draft,
            @Nullable Instant commentsBy,
            List<Comment> comments) {
        var meeting = sitting.invitation();
        return new ReferatView(
                meeting.meetingId(),
                status,
                0,
                meeting.title(),
                meeting.groupIds(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.timeZone(),
                meeting.place(),
                sitting.leader(),
                sitting.secretary(),
                meeting.contact(),
                meeting.invitees(),
                draft.references(),
                draft.introduction(),
                draft.shownUnder(meeting.agenda()),
                draft.closing(),
                sitting.attendance(),
                commentsBy,
                comments,
                null,
                true);
    }
}
