package no.saksgang.meetingservice.casework;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.CaseId;
import no.saksgang.events.casework.CaseEvent;
import no.saksgang.meetingservice.casework.CaseRefusal.TooManyCases;

/**
 * The numbers that one group has given its cases in one year, one after the other. It keeps which
 * case got which, so that a case that is opened twice, by a repeated command or by two instances,
 * takes one number. It says nothing itself: the case does.
 */
final class Numbering extends Aggregate<CaseEvent> {
    static final int MOST = 1_000;

    private static final int CENTURY = 100;

    private final int year;
    private final List<CaseId> cases;

    // As it is stored.
    Numbering(int year, List<CaseId> cases) {
        this.year = year;
        this.cases = new ArrayList<>(cases);
    }

    static Numbering of(int year) {
        return new Numbering(year, List.of());
    }

    /**
     * Gives the case the next number, if it has none.
     *
     * @throws Refused with {@link TooManyCases}
     */
    void give(CaseId caseId) {
        if (cases.contains(caseId)) {
            return;
        }
        if (cases.size() >= MOST) {
            throw new Refused(new TooManyCases(MOST));
        }
        cases.add(caseId);
    }

    /** As people write it: {@code 12/25}. */
    String numberOf(CaseId caseId) {
        var place = cases.indexOf(caseId);
        if (place < 0) {
            throw new IllegalStateException(caseId + " has no number of " + year);
        }
        return "%d/%02d".formatted(place + 1, year % CENTURY);
    }
}
