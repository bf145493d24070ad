package no.saksgang.events.casework;

import no.saksgang.events.CaseId;

/** The matter goes on after all. */
public record CaseReopened(CaseId caseId) implements CaseEvent {}
