package no.saksgang.events.casework;

import no.saksgang.events.CaseId;
import no.saksgang.events.Event;
import no.saksgang.events.Subject;

/** What is said of cases on {@code saksgang.cases}. */
public sealed interface CaseEvent extends Event
        permits CaseOpened, CaseRenamed, CaseClosed, CaseReopened {
    CaseId caseId();

    @Override
    default Subject subject() {
        return new Subject("case", caseId().value());
    }
}
