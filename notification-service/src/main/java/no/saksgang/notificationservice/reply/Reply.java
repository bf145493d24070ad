package no.saksgang.notificationservice.reply;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.Contact;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.reply.ReplyEvent;
import no.saksgang.events.reply.ReplyForgotten;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.events.reply.ReplyReceived.Way;
import org.jspecify.annotations.Nullable;

/**
 * What a member answered to an invitation, by link or by calendar. It says so once; the
 * meeting-service judges it. The words that a member adds are let go of, here and on the topic,
 * once the meeting has them or the member is forgotten.
 */
public final class Reply extends Aggregate<ReplyEvent> {
    private final String replyId;
    private final MeetingId meetingId;
    private final MemberId memberId;
    private final AnswerKind answer;
    private final Instant answeredAt;
    private final Way way;
    private final @Nullable Integer revision;
    private final @Nullable LocalTime from;
    private final @Nullable LocalTime until;
    private final List<String> recusedFrom;
    private final Instant receivedAt;
    private @Nullable String comment;
    private @Nullable Contact substitute;
    private boolean forgotten;

    Reply(
            String replyId,
            MeetingId meetingId,
            MemberId memberId,
            AnswerKind answer,
            Instant answeredAt,
            Way way,
            @Nullable Integer revision,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom,
            Instant receivedAt,
            @Nullable String comment,
            @Nullable Contact substitute,
            boolean forgotten) {
        this.replyId = replyId;
        this.meetingId = meetingId;
        this.memberId = memberId;
        this.answer = answer;
        this.answeredAt = answeredAt;
        this.way = way;
        this.revision = revision;
        this.from = from;
        this.until = until;
        this.recusedFrom = List.copyOf(recusedFrom);
        this.receivedAt = receivedAt;
        this.comment = comment;
        this.substitute = substitute;
        this.forgotten = forgotten;
    }

    /**
     * @param replyId follows from what it came by (a message, a pressed button), so that taking it
     *     twice is taking it once
     * @param answer to the invitation
     * @param answeredAt when the member gave it, which may be before it came in
     * @param revision of the invitation that was answered, if the answer tells
     * @param from local time of the meeting from which they are there, if not all of it
     * @param until local time until which they are there
     * @param recusedFrom numbers of the items in which they take no part
     * @param comment what they add, if anything
     * @param substitute who is to come in their place
     */
    public record Received(
            String replyId,
            MeetingId meetingId,
            MemberId memberId,
            AnswerKind answer,
            Instant answeredAt,
            Way way,
            @Nullable Integer revision,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom,
            @Nullable String comment,
            @Nullable Contact substitute) {
        public Received {
            recusedFrom = List.copyOf(recusedFrom);
        }

        /** Nothing but the answer itself. */
        public static Received of(
                String replyId,
                MeetingId meetingId,
                MemberId memberId,
                AnswerKind answer,
                Instant answeredAt,
                Way way,
                @Nullable Integer revision,
                @Nullable String comment) {
            return new Received(
                    replyId,
                    meetingId,
                    memberId,
                    answer,
                    answeredAt,
                    way,
                    revision,
                    null,
                    null,
                    List.of(),
                    comment,
                    null);
        }

        /** For logs: never the words. */
        @Override
        public String toString() {
            return "Received[" + replyId + "]";
        }
    }

    /** Takes an answer in, and says so. */
    static Reply receive(Received it, Instant at) {
        var reply =
                new Reply(
                        it.replyId(),
                        it.meetingId(),
                        it.memberId(),
                        it.answer(),
                        it.answeredAt(),
                        it.way(),
                        it.revision(),
                        it.from(),
                        it.until(),
                        it.recusedFrom(),
                        at,
                        it.comment(),
                        it.substitute(),
                        false);
        reply.record(
                new ReplyReceived(
                        it.replyId(),
                        it.meetingId(),
                        it.memberId(),
                        it.answer(),
                        it.answeredAt(),
                        it.way(),
                        it.revision(),
                        it.comment(),
                        it.substitute(),
                        it.from(),
                        it.until(),
                        it.recusedFrom()),
                at);
        return reply;
    }

    /**
     * Lets go of what the member added: the meeting has it, or the member was forgotten. Said
     * again, it changes nothing.
     */
    void forget(Instant at) {
        if (forgotten) {
            return;
        }
        forgotten = true;
        comment = null;
        substitute = null;
        record(new ReplyForgotten(replyId), at);
    }

    public String replyId() {
        return replyId;
    }

    public MeetingId meetingId() {
        return meetingId;
    }

    public MemberId memberId() {
        return memberId;
    }

    public AnswerKind answer() {
        return answer;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public Way way() {
        return way;
    }

    public @Nullable LocalTime from() {
        return from;
    }

    public @Nullable LocalTime until() {
        return until;
    }

    public List<String> recusedFrom() {
        return recusedFrom;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public @Nullable Integer revision() {
        return revision;
    }

    public @Nullable String comment() {
        return comment;
    }

    public @Nullable Contact substitute() {
        return substitute;
    }

    /** Whether the words that were added are gone. */
    public boolean isForgotten() {
        return forgotten;
    }
}
