package no.saksgang.events.reply;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;

/**
 * An answer to an invitation that came in by mail or by a link in one, for the meeting-service to
 * judge.
 */
public record ReplyReceived(
        String replyId,
        MeetingId meetingId,
        MemberId memberId,
        AnswerKind answer,
        Instant answeredAt,
        Way way,
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
