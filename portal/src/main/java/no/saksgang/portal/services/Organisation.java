package no.saksgang.portal.services;

import no.saksgang.events.OrganisationId;

/** A body that sends people to groups. */
public record Organisation(OrganisationId organisationId, String name) {}
