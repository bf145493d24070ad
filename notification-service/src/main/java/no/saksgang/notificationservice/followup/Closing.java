package no.saksgang.notificationservice.followup;

import java.time.Instant;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.FollowUpClosingReceived;
import no.saksgang.events.reply.ReplyEvent;
import no.saksgang.events.reply.ReplyForgotten;
import org.jspecify.annotations.Nullable;

/**
 * What an owner said by link: that a follow-up is done. It says so once, for the meeting-service to
 * judge; when that has closed it, or the owner is forgotten, the words are taken back, here and
 * from the topic.
 */
final class Closing extends Aggregate<ReplyEvent> {
    private final String replyId;
    private final FollowUpId followUpId;
    private final MemberId memberId;
    private @Nullable String note;
    private boolean settled;

    // As it is stored.
    Closing(
            String replyId,
            FollowUpId followUpId,
            MemberId memberId,
            @Nullable String note,
            boolean settled) {
        this.replyId = replyId;
        this.followUpId = followUpId;
        this.memberId = memberId;
        this.note = note;
        this.settled = settled;
    }

    /** Takes it in, and says so. */
    static Closing receive(
            String replyId,
            FollowUpId followUp,
            MemberId member,
            @Nullable String note,
            Instant at) {
        var closing = new Closing(replyId, followUp, member, note, false);
        closing.record(new FollowUpClosingReceived(replyId, followUp, member, at, note), at);
        return closing;
    }

    /** The follow-up is closed, or its words are wanted no more. Said again, it changes nothing. */
    void settle(Instant at) {
        if (!settled) {
            settled = true;
            note = null;
            record(new ReplyForgotten(replyId), at);
        }
    }

    boolean isSettled() {
        return settled;
    }

    FollowUpId followUpId() {
        return followUpId;
    }

    MemberId memberId() {
        return memberId;
    }

    @Nullable String note() {
        return note;
    }
}
