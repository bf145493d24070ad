package no.saksgang.events.reply;

import java.time.Instant;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a circulated draft that came in by mail, for the meeting-service to judge.
 *
 * @param itemNumber which item it is about, if it says so
 * @param text the member's own words, without what they quoted
 */
public record CommentReceived(
        String replyId,
        MeetingId meetingId,
        MemberId memberId,
        Instant receivedAt,
        @Nullable String itemNumber,
        String text)
        implements ReplyEvent {
    @Override
    public Subject subject() {
        return new Subject("reply", replyId);
    }
}
