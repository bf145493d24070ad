package no.saksgang.meetingservice.directory;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.DirectoryEvent;
import org.springframework.stereotype.Repository;

/** The store of groups. */
@Repository
class Groups extends Aggregates<Group, DirectoryEvent> {
    Groups(Outbox outbox) {
        super(outbox, Group.class, "groups", Map.of());
    }

    List<Stored<Group>> after(String id, int limit) {
        return query(Filters.empty(), id, limit);
    }

    /** Those of them that there are. */
    List<Stored<Group>> after(Collection<GroupId> of, String id, int limit) {
        return query(Filters.in("_id", of.stream().map(GroupId::value).toList()), id, limit);
    }
}
