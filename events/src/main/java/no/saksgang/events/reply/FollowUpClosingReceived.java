package no.saksgang.events.reply;

import java.time.Instant;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An owner says by the link in a mail that a follow-up is done, for the meeting-service to judge.
 *
 * @param note the owner's own words, if they added any
 */
public record FollowUpClosingReceived(
        String replyId,
        FollowUpId followUpId,
        MemberId memberId,
        Instant closedAt,
        @Nullable String note)
        implements ReplyEvent {
    @Override
    public Subject subject() {
        return new Subject("reply", replyId);
    }
}
