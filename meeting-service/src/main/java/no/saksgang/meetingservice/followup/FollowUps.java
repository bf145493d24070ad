package no.saksgang.meetingservice.followup;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.meetingservice.directory.Participant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The store of follow-ups. */
@Repository
class FollowUps extends Aggregates<FollowUp, FollowUpEvent> {
    private static final String OWNER = "task.owners.memberId";
    private static final String GROUP = "origin.groupIds";
    private static final String MEETING = "origin.meetingId";
    private static final String CASE = "origin.caseId";
    private static final String DUE = "dueOrder";
    private static final String STAGE = "stage._type";
    private static final String CLOSED_BY = "stage.by";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final String WITHDRAWN = "withdrawn";
    private static final int BATCH = 200;

    FollowUps(Outbox outbox) {
        super(
                outbox,
                FollowUp.class,
                "followUps",
                Map.of(
                        OPEN, FollowUp.Stage.Open.class,
                        CLOSED, FollowUp.Stage.Closed.class,
                        WITHDRAWN, FollowUp.Stage.Withdrawn.class));
        List.of(OWNER, GROUP, MEETING, CASE, DUE, STAGE, CLOSED_BY).forEach(this::index);
    }

    /**
     * Which follow-ups are asked for.
     *
     * @param dueBefore the day before which they are due; not those without a day
     * @param after where the page begins
     * @param seenBy to whom; null for who sees all
     */
    record Search(
            @Nullable MemberId owner,
            @Nullable GroupId group,
            @Nullable MeetingId meeting,
            @Nullable CaseId caseId,
            FollowUp.@Nullable Status status,
            @Nullable LocalDate dueBefore,
            @Nullable FollowUpCursor after,
            @Nullable Participant seenBy) {}

    /** In the order in which they are due; those without a day last. */
    List<Stored<FollowUp>> search(Search search, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.empty());
        if (search.seenBy() != null) {
            filters.add(seenBy(search.seenBy()));
        }
        if (search.owner() != null) {
            filters.add(eq("state." + OWNER, search.owner().value()));
        }
        if (search.group() != null) {
            filters.add(eq("state." + GROUP, search.group().value()));
        }
        if (search.meeting() != null) {
            filters.add(eq("state." + MEETING, search.meeting().value()));
        }
        if (search.caseId() != null) {
            filters.add(eq("state." + CASE, search.caseId().value()));
        }
        if (search.status() != null) {
            filters.add(eq("state." + STAGE, stored(search.status())));
        }
        if (search.dueBefore() != null) {
            filters.add(lt("state." + DUE, search.dueBefore().toString()));
        }
        if (search.after() != null) {
            var order = search.after().dueOrder();
            filters.add(
                    or(
                            gt("state." + DUE, order),
                            and(eq("state." + DUE, order), gt("_id", search.after().id()))));
        }
        return query(and(filters), Sorts.ascending("state." + DUE, "_id"), limit);
    }

    /** Those of their groups, and those that they have to do. */
    private static Bson seenBy(Participant who) {
        var ofGroups = in("state." + GROUP, who.groups().stream().map(GroupId::value).toList());
        return who.member()
                .map(it -> or(ofGroups, eq("state." + OWNER, it.value())))
                .orElse(ofGroups);
    }

    /** All of a meeting, also those that are no more. */
    List<Stored<FollowUp>> ofMeeting(MeetingId meeting) {
        return all(eq("state." + MEETING, meeting.value()));
    }

    /** Those of a case that some meetings have agreed on, also those that are no more. */
    List<Stored<FollowUp>> ofCase(CaseId caseId, Collection<MeetingId> meetings) {
        return all(
                and(
                        eq("state." + CASE, caseId.value()),
                        in(
                                "state." + MEETING,
                                meetings.stream().map(MeetingId::value).distinct().toList())));
    }

    /** Some of those that the member has closed, and said something of. */
    List<Stored<FollowUp>> notedBy(MemberId member) {
        return query(
                and(eq("state." + CLOSED_BY, member.value()), gt("state.stage.note", "")),
                "",
                BATCH);
    }

    private List<Stored<FollowUp>> all(Bson filter) {
        var all = new ArrayList<Stored<FollowUp>>();
        List<Stored<FollowUp>> batch;
        do {
            batch = query(filter, all.isEmpty() ? "" : all.getLast().id(), BATCH);
            all.addAll(batch);
        } while (batch.size() == BATCH);
        return all;
    }

    private static String stored(FollowUp.Status status) {
        return switch (status) {
            case OPEN -> OPEN;
            case CLOSED -> CLOSED;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
