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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.CaseId;
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

    /** Where an agenda says to which case an item belongs, and one below an item. */
    private static final List<String> CASES =
            List.of("agenda.items.caseId", "agenda.items.items.caseId");

    private static final Bson BY_START = Sorts.ascending("state." + STARTS_AT, "_id");

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
        CASES.forEach(this::index);
    }

    /**
     * Which meetings are asked for.
     *
     * @param statuses in one of which they are; none: in any
     * @param from the first start
     * @param to the moment before which they start
     * @param after where the page begins
     * @param seenBy by whom they must be seen; null: by who sees all
     */
    record Search(
            @Nullable GroupId group,
            Set<Meeting.Status> statuses,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable MomentCursor after,
            @Nullable Participant seenBy) {
        Search {
            statuses = Set.copyOf(statuses);
        }
    }

    @Override
    public Optional<Meeting> meeting(MeetingId id) {
        return find(id.value()).map(Stored::aggregate);
    }

    @Override
    public List<Meeting> withCase(CaseId caseId, @Nullable MomentCursor after, int limit) {
        // A query for each level, as each has its index.
        return CASES.stream()
                .flatMap(level ->
                        query(
                                and(eq("state." + level, caseId.value()), startingAfter(after)),
                                BY_START,
                                limit)
                                .stream())
                .collect(Collectors.toMap(Stored::id, Function.identity(), (one, _) -> one))
                .values()
                .stream()
                .map(Stored::aggregate)
                .sorted(
                        Comparator.comparing((Meeting it) -> it.invitation().startsAt())
                                .thenComparing(Meeting::meetingId))
                .limit(limit)
                .toList();
    }

    /** In the order in which they start. */
    List<Stored<Meeting>> search(Search search, Instant now, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.empty());
        if (search.group() != null) {
            filters.add(eq("state." + GROUPS, search.group().value()));
        }
        if (!search.statuses().isEmpty()) {
            filters.add(or(search.statuses().stream().map(it -> with(it, now)).toList()));
        }
        if (search.from() != null) {
            filters.add(gte("state." + STARTS_AT, search.from()));
        }
        if (search.to() != null) {
            filters.add(lt("state." + STARTS_AT, search.to()));
        }
        if (search.seenBy() != null) {
            filters.add(seenBy(search.seenBy()));
        }
        filters.add(startingAfter(search.after()));
        return query(and(filters), BY_START, limit);
    }

    private static Bson startingAfter(@Nullable MomentCursor cursor) {
        if (cursor == null) {
            return Filters.empty();
        }
        return or(
                gt("state." + STARTS_AT, cursor.at()),
                and(eq("state." + STARTS_AT, cursor.at()), gt("_id", cursor.id())));
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
