package no.saksgang.notificationservice.comment;

import java.time.Instant;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.CommentReceived;
import no.saksgang.events.reply.ReplyEvent;
import no.saksgang.events.reply.ReplyForgotten;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a draft that came by mail. It says so once, for the meeting-service to judge; when
 * the referat has it, or its member is forgotten, its words are taken back, here and from the
 * topic.
 */
final class MailedComment extends Aggregate<ReplyEvent> {
    private final String replyId;
    private final MeetingId meetingId;
    private final MemberId memberId;
    private final Instant receivedAt;
    private final @Nullable String itemNumber;
    private @Nullable String text;
    private boolean settled;

    MailedComment(
            String replyId,
            MeetingId meetingId,
            MemberId memberId,
            Instant receivedAt,
            @Nullable String itemNumber,
            @Nullable String text,
            boolean settled) {
        this.replyId = replyId;
        this.meetingId = meetingId;
        this.memberId = memberId;
        this.receivedAt = receivedAt;
        this.itemNumber = itemNumber;
        this.text = text;
        this.settled = settled;
    }

    /**
     * Takes a comment in, and says so.
     *
     * @param replyId follows from the message and the comment's place in it
     */
    static MailedComment receive(
            String replyId,
            MeetingId meeting,
            MemberId member,
            @Nullable String itemNumber,
            String text,
            Instant at) {
        var comment = new MailedComment(replyId, meeting, member, at, itemNumber, text, false);
        comment.record(new CommentReceived(replyId, meeting, member, at, itemNumber, text), at);
        return comment;
    }

    /** The referat has it, or nobody will. Said again, it changes nothing. */
    void settle(Instant at) {
        if (!settled) {
            settled = true;
            text = null;
            record(new ReplyForgotten(replyId), at);
        }
    }

    boolean isSettled() {
        return settled;
    }

    MeetingId meetingId() {
        return meetingId;
    }

    MemberId memberId() {
        return memberId;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable String itemNumber() {
        return itemNumber;
    }

    @Nullable String text() {
        return text;
    }
}
