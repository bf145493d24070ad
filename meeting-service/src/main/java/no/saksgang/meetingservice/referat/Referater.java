package no.saksgang.meetingservice.referat;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MemberId;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.stereotype.Repository;

/** The store of referater, by the id of their meeting. */
@Repository
class Referater extends Aggregates<Referat, ReferatEvent> {
    private static final String COMMENTERS = "comments.memberId";
    private static final int BATCH = 200;

    Referater(Outbox outbox) {
        super(
                outbox,
                Referat.class,
                "referater",
                Map.of(
                        "drafted", Referat.Stage.Drafted.class,
                        "circulated", Referat.Stage.Circulated.class,
                        "approved", Referat.Stage.Approved.class));
        index(COMMENTERS);
    }

    /** Some of those that the member has commented on. */
    List<Stored<Referat>> commentedBy(MemberId member) {
        return query(Filters.eq("state." + COMMENTERS, member.value()), "", BATCH);
    }
}
