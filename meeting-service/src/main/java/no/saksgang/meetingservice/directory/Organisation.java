package no.saksgang.meetingservice.directory;

import java.time.Instant;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.OrganisationSaved;

/** A municipality, region or other body that members represent. */
public final class Organisation extends Aggregate<DirectoryEvent> {
    private final OrganisationId organisationId;
    private final String name;

    // As it is stored.
    Organisation(OrganisationId organisationId, String name) {
        this.organisationId = organisationId;
        this.name = name;
    }

    /** Puts a body on the register. */
    static Organisation register(OrganisationId organisationId, String name, Instant at) {
        var organisation = new Organisation(organisationId, name);
        organisation.record(new OrganisationSaved(organisationId, name), at);
        return organisation;
    }

    public OrganisationId organisationId() {
        return organisationId;
    }

    public String name() {
        return name;
    }
}
