package no.saksgang.events.directory;

import no.saksgang.events.OrganisationId;
import no.saksgang.events.Subject;

/** A municipality, region or other body. */
public record OrganisationSaved(OrganisationId organisationId, String name)
        implements DirectoryEvent {
    @Override
    public Subject subject() {
        return new Subject("organisation", organisationId.value());
    }
}
