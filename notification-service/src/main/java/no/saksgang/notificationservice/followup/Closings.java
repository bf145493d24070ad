package no.saksgang.notificationservice.followup;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.ReplyEvent;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The store of what owners said by link. */
@Component
class Closings extends Aggregates<Closing, ReplyEvent> {
    private static final int SOME = 200;

    Closings(Outbox outbox) {
        super(outbox, Closing.class, "closings", Map.of());
        index("followUpId");
        index("memberId");
    }

    /** Takes it in: of one owner once for as long as the follow-up is open. */
    void receive(FollowUp followUp, MemberId member, @Nullable String note, Instant at) {
        var id = id(followUp, member);
        add(id, new IdempotencyKey(id), Closing.receive(id, followUp.id(), member, note, at));
    }

    /** Whether the owner has said so since the follow-up was opened. */
    boolean isReceived(FollowUp followUp, MemberId member) {
        return find(id(followUp, member)).isPresent();
    }

    /** The follow-up is closed, by whomever. */
    void settle(FollowUpId followUp, Instant at) {
        settle(Filters.eq("state.followUpId", followUp.value()), at);
    }

    /** Lets go of all words of a member who is forgotten. */
    void forget(MemberId member, Instant at) {
        settle(Filters.eq("state.memberId", member.value()), at);
    }

    private void settle(Bson which, Instant at) {
        var after = "";
        List<Stored<Closing>> some;
        do {
            some = query(which, after, SOME);
            for (var it : some) {
                if (!it.aggregate().isSettled()) {
                    change(it.id(), null, closing -> closing.settle(at));
                }
                after = it.id();
            }
        } while (some.size() == SOME);
    }

    private static String id(FollowUp followUp, MemberId member) {
        var name = followUp.id() + "/" + followUp.opened() + "/" + member;
        return "closing-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
