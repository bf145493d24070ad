package no.saksgang.meetingservice.referat;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.stereotype.Repository;

/** The store of referater, by the id of their meeting. */
@Repository
class Referater extends Aggregates<Referat, ReferatEvent> implements ApprovedReferater {
    /** Where members stand whom a referat that is not approved must be able to forget. */
    private static final List<String> PEOPLE =
            List.of(
                    "comments.memberId",
                    "draft.notes.followUps.owners.memberId",
                    "draft.notes.statements.speakers.memberId");

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
        PEOPLE.forEach(this::index);
    }

    @Override
    public List<ApprovedReferat> of(Collection<MeetingId> meetings) {
        return all(meetings.stream().map(MeetingId::value).distinct().toList()).stream()
                .map(it -> it.aggregate().stage())
                .<ApprovedReferat>mapMulti((stage, found) -> {
                    if (stage instanceof Referat.Stage.Approved(var referat)) {
                        found.accept(referat);
                    }
                })
                .toList();
    }

    /** Some of those in which the member has a comment, or is named by the draft. */
    List<Stored<Referat>> naming(MemberId member) {
        return PEOPLE.stream()
                .map(place -> query(Filters.eq("state." + place, member.value()), "", BATCH))
                .filter(Predicate.not(List::isEmpty))
                .findFirst()
                .orElse(List.of());
    }
}
