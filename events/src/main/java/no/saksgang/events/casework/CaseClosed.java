package no.saksgang.events.casework;

import no.saksgang.events.CaseId;

/** Nothing more is expected of the matter. */
public record CaseClosed(CaseId caseId) implements CaseEvent {}
