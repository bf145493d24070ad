package no.saksgang.meetingservice.casework;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.casework.CaseEvent;
import no.saksgang.meetingservice.directory.Participant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The store of cases. */
@Repository
class Cases extends Aggregates<Case, CaseEvent> {
    private static final String GROUP = "groupId";
    private static final String OPENED_AT = "openedAt";
    private static final String STAGE = "stage._type";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    Cases(Outbox outbox) {
        super(
                outbox,
                Case.class,
                "cases",
                Map.of(
                        OPEN, Case.Stage.Open.class,
                        CLOSED, Case.Stage.Closed.class));
        List.of(GROUP, OPENED_AT, STAGE).forEach(this::index);
    }

    /**
     * In the order in which they were opened, which is that of a group's numbers.
     *
     * @param seenBy to whom; null for who sees all
     */
    List<Stored<Case>> search(
            @Nullable GroupId group,
            Case.@Nullable Status status,
            @Nullable MomentCursor after,
            @Nullable Participant seenBy,
            int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.empty());
        if (seenBy != null) {
            filters.add(
                    in("state." + GROUP, seenBy.groups().stream().map(GroupId::value).toList()));
        }
        if (group != null) {
            filters.add(eq("state." + GROUP, group.value()));
        }
        if (status != null) {
            filters.add(eq("state." + STAGE, stored(status)));
        }
        if (after != null) {
            var opened = after.at();
            filters.add(
                    or(
                            gt("state." + OPENED_AT, opened),
                            and(eq("state." + OPENED_AT, opened), gt("_id", after.id()))));
        }
        return query(and(filters), Sorts.ascending("state." + OPENED_AT, "_id"), limit);
    }

    private static String stored(Case.Status status) {
        return switch (status) {
            case OPEN -> OPEN;
            case CLOSED -> CLOSED;
        };
    }
}
