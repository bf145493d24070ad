package no.saksgang.events.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A member answered, or changed their mind. What they explain stays in the meeting.
 *
 * @param revision of the invitation that was answered
 * @param answeredAt when the member said so, which may be before this event
 * @param commented whether they said more; the words stay in the meeting
 * @param substituteId who comes in their place
 * @param from local time of the meeting from which they are there, if not all of it
 * @param until local time until which they are there
 * @param recusedFrom numbers of the items in which they take no part (<i>inhabil</i>)
 * @param way by which the member gave it themselves; none where the secretariat put it down
 */
public record InvitationAnswered(
        MeetingId meetingId,
        int revision,
        MemberId memberId,
        AnswerKind answer,
        Instant answeredAt,
        boolean commented,
        @Nullable MemberId substituteId,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        List<String> recusedFrom,
        @Nullable Way way)
        implements MeetingEvent {
    public InvitationAnswered {
        recusedFrom = List.copyOf(recusedFrom);
    }

    /** By what a member answers. */
    public enum Way {
        /** The link in a mail. */
        LINK,
        /** Their own calendar, which therefore knows the answer. */
        CALENDAR
    }
}
