package no.saksgang.meetingservice.meeting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.meetingservice.directory.Participant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The store of meetings. */
@Repository
class Meetings extends Aggregates<Meeting, MeetingEvent> implements KnownMeetings {
    private static final String GROUPS = "groupIds";
    private static final String STARTS_AT = "startsAt";
    private static final String LEADER = "leaderId";
    private static final String SECRETARY = "secretaryId";
    private static final String INVITEES = "stage.convocation.invitees.memberId";
    private static final String ANSWERERS = "stage.convocation.answers.memberId";
    private static final String STAGE = "stage._type";
    private static final String PLANNED = "planned";
    private static final String CONVENED = "convened";
    private static final String CONCLUDED = "concluded";
    private static final String CANCELLED = "cancelled";
    private static final int BATCH = 500;

    Meetings(Outbox outbox) {
        super(
                outbox,
                Meeting.class,
                "meetings",
                Map.of(
                        PLANNED, Meeting.Stage.Planned.class,
                        CONVENED, Meeting.Stage.Convened.class,
                        CONCLUDED, Meeting.Stage.Concluded.class,
                        CANCELLED, Meeting.Stage.Cancelled.class));
        index(GROUPS);
        index(STARTS_AT);
        index(LEADER);
        index(SECRETARY);
        index(INVITEES);
        index(ANSWERERS);
        index(STAGE);
    }

    /**
     * Which meetings are asked for.
     *
     * @param from the first start
     * @param to the moment before which they start
     * @param after where the page begins
     * @param seenBy by whom they must be seen; null: by who sees all
     */
    record Search(
            @Nullable GroupId group,
            Meeting.@Nullable Status status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable MeetingCursor after,
            @Nullable Participant seenBy) {}

    @Override
    public Optional<Meeting> meeting(MeetingId id) {
        return find(id.value()).map(Stored::aggregate);
    }

    /** In the order in which they start. */
    List<Stored<Meeting>> search(Search search, Instant now, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.empty());
        if (search.group() != null) {
            filters.add(eq("state." + GROUPS, search.group().value()));
        }
        if (search.status() != null) {
            filters.add(with(search.status(), now));
        }
        if (search.from() != null) {
            filters.add(gte("state." + STARTS_AT, search.from()));
        }
        if (search.to() != null) {
            filters.add(lt("state." + STARTS_AT, search.to()));
        }
        if (search.after() != null) {
            var start = search.after().startsAt();
            filters.add(
                    or(
                            gt("state." + STARTS_AT, start),
                            and(eq("state." + STARTS_AT, start), gt("_id", search.after().id()))));
        }
        if (search.seenBy() != null) {
            filters.add(seenBy(search.seenBy()));
        }
        return query(and(filters), Sorts.ascending("state." + STARTS_AT, "_id"), limit);
    }

    /** As {@link MeetingAccess} judges of one. */
    private static Bson seenBy(Participant who) {
        var any = new ArrayList<Bson>();
        any.add(in("state." + GROUPS, who.groups().stream().map(GroupId::value).toList()));
        who.member()
                .map(MemberId::value)
                .ifPresent(it ->
                        List.of(LEADER, SECRETARY, INVITEES)
                                .forEach(field -> any.add(eq("state." + field, it))));
        return or(any);
    }

    /** The ids of the convened meetings of a group that have not ended. */
    List<String> toBeHeldBy(GroupId group, Instant now) {
        return ids(and(eq("state." + GROUPS, group.value()), with(Meeting.Status.CONVENED, now)));
    }

    /** The ids of the convened meetings that have not ended, to which the member is invited. */
    List<String> toBeHeldWith(MemberId member, Instant now) {
        return ids(
                and(eq("state." + INVITEES, member.value()), with(Meeting.Status.CONVENED, now)));
    }

    /** The ids of all meetings to which the member is invited or has answered. */
    List<String> ofMember(MemberId member) {
        return ids(
                or(
                        eq("state." + INVITEES, member.value()),
                        eq("state." + ANSWERERS, member.value())));
    }

    private List<String> ids(Bson filter) {
        var ids = new ArrayList<String>();
        List<Stored<Meeting>> batch;
        do {
            batch = query(filter, ids.isEmpty() ? "" : ids.getLast(), BATCH);
            batch.forEach(it -> ids.add(it.id()));
        } while (batch.size() == BATCH);
        return ids;
    }

    private static Bson with(Meeting.Status status, Instant now) {
        return switch (status) {
            case PLANNED -> eq("state." + STAGE, PLANNED);
            case CONVENED -> and(eq("state." + STAGE, CONVENED), gt("state.endsAt", now));
            case HELD -> and(eq("state." + STAGE, CONVENED), lte("state.endsAt", now));
            case CONCLUDED -> eq("state." + STAGE, CONCLUDED);
            case CANCELLED -> eq("state." + STAGE, CANCELLED);
        };
    }
}
