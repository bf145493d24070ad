package no.saksgang.events.casework;

import no.saksgang.events.CaseId;

/** The matter is called something else from now on; its number stays. */
public record CaseRenamed(CaseId caseId, String title) implements CaseEvent {}
