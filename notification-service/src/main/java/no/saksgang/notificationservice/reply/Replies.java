package no.saksgang.notificationservice.reply;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.ReplyEvent;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The store of replies. */
@Component
public final class Replies extends Aggregates<Reply, ReplyEvent> {
    private static final int SOME = 200;

    public Replies(Outbox outbox) {
        super(outbox, Reply.class, "replies", Map.of());
        index("meetingId");
        index("memberId");
    }

    /** Takes an answer in, once for each {@code replyId}, and has it said. */
    public void receive(Reply.Received received, Instant at) {
        add(
                received.replyId(),
                new IdempotencyKey(received.replyId()),
                Reply.receive(received, at));
    }

    /** What was answered to one meeting's invitation, by id. */
    public List<Stored<Reply>> of(MeetingId meeting, String after, int limit) {
        return query(Filters.eq("state.meetingId", meeting.value()), after, limit);
    }

    /**
     * What a member answered last to one meeting's invitation, as far as it came by mail or link.
     */
    public Optional<Reply> newest(MeetingId meeting, MemberId member) {
        return query(
                        Filters.and(
                                Filters.eq("state.memberId", member.value()),
                                Filters.eq("state.meetingId", meeting.value())),
                        Sorts.orderBy(
                                Sorts.descending("state.answeredAt"),
                                Sorts.ascending("state.forgotten")),
                        1)
                .stream()
                .map(Stored::aggregate)
                .findFirst();
    }

    /**
     * Lets go of the words of those replies of a member to one meeting's invitation that were given
     * no later than that: the meeting has judged them.
     */
    void judged(MeetingId meeting, MemberId member, Instant answeredAt, Instant at) {
        forget(
                Filters.and(
                        Filters.eq("state.memberId", member.value()),
                        Filters.eq("state.meetingId", meeting.value())),
                it -> !it.answeredAt().isAfter(answeredAt),
                at);
    }

    /** Lets go of all words of a member who is forgotten. */
    void forget(MemberId member, Instant at) {
        forget(Filters.eq("state.memberId", member.value()), _ -> true, at);
    }

    private void forget(Bson which, Predicate<Reply> condition, Instant at) {
        var after = "";
        List<Stored<Reply>> some;
        do {
            some = query(which, after, SOME);
            for (var it : some) {
                if (!it.aggregate().isForgotten() && condition.test(it.aggregate())) {
                    change(it.id(), null, reply -> reply.forget(at));
                }
                after = it.id();
            }
        } while (some.size() == SOME);
    }
}
