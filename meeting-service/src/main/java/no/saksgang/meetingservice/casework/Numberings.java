package no.saksgang.meetingservice.casework;

import java.util.Map;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.events.casework.CaseEvent;
import org.springframework.stereotype.Repository;

/** The store of numberings, one document for each group and year. */
@Repository
class Numberings extends Aggregates<Numbering, CaseEvent> {
    Numberings(Outbox outbox) {
        super(outbox, Numbering.class, "caseNumberings", Map.of());
    }

    /**
     * The number of a case, which it gets if it has none; of two instances the store lets one at a
     * time.
     *
     * @throws Refused with {@link CaseRefusal.TooManyCases}
     */
    String numberOf(CaseId caseId, GroupId group, int year) {
        var id = group + "-" + year;
        if (find(id).isEmpty()) {
            begin(id, year);
        }
        return change(id, null, it -> it.give(caseId)).aggregate().numberOf(caseId);
    }

    private void begin(String id, int year) {
        try {
            add(id, null, Numbering.of(year));
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof AlreadyExists)) {
                throw refused;
            }
        }
    }
}
