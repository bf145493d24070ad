package no.saksgang.events.reply;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.Contact;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;

/**
 * An answer to an invitation that came in by mail or by a link in one, for the meeting-service to
 * judge.
 *
 * @param answeredAt when the member said so, which may be before it came in
 * @param revision of the invitation that was answered, if the answer tells
 * @param comment the member's own words
 * @param substitute who is to come in the member's place
 * @param from local time of the meeting from which they are there, if not all of it
 * @param until local time until which they are there
 * @param recusedFrom numbers of the items in which they take no part (<i>inhabil</i>)
 */
public record ReplyReceived(
        String replyId,
        MeetingId meetingId,
        MemberId memberId,
        AnswerKind answer,
        Instant answeredAt,
        Way way,
        @Nullable Integer revision,
        @Nullable String comment,
        @Nullable Contact substitute,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        List<String> recusedFrom)
        implements ReplyEvent {
    public ReplyReceived {
        recusedFrom = List.copyOf(recusedFrom);
    }

    /** How it came. */
    public enum Way {
        LINK,
        CALENDAR
    }

    @Override
    public Subject subject() {
        return new Subject("reply", replyId);
    }
}
