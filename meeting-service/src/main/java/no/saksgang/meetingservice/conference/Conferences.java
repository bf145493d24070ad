package no.saksgang.meetingservice.conference;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.conference.ConferenceEvent;
import org.springframework.stereotype.Repository;

/** The store of conferences. */
@Repository
class Conferences extends Aggregates<Conference, ConferenceEvent> {
    private static final String REGISTERED = "registered.memberId";
    private static final String PLANNED = "planned";
    private static final int BATCH = 200;

    Conferences(Outbox outbox) {
        super(
                outbox,
                Conference.class,
                "conferences",
                Map.of(
                        PLANNED,
                        Conference.Stage.Planned.class,
                        "announced",
                        Conference.Stage.Announced.class,
                        "cancelled",
                        Conference.Stage.Cancelled.class));
        index(REGISTERED);
    }

    List<Stored<Conference>> after(String id, int limit) {
        return query(Filters.empty(), id, limit);
    }

    /** Those that everyone, or one of the groups, was told of. */
    List<Stored<Conference>> announcedTo(Collection<GroupId> groups, String id, int limit) {
        return query(
                Filters.and(
                        Filters.ne("state.stage._type", PLANNED),
                        // Of one that was cancelled before, nobody was told.
                        Filters.ne("state.stage.revision", 0),
                        Filters.or(
                                Filters.eq("state.programme.audience.everyone", true),
                                Filters.in(
                                        "state.programme.audience.groupIds",
                                        groups.stream().map(GroupId::value).toList()))),
                id,
                limit);
    }

    /** Some of those for which the member is registered. */
    List<Stored<Conference>> withRegistered(MemberId member) {
        return query(Filters.eq("state." + REGISTERED, member.value()), "", BATCH);
    }
}
