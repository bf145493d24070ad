package no.saksgang.events.directory;

import no.saksgang.events.GroupId;
import no.saksgang.events.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A person in a group.
 *
 * @param represents the name of the body that they represent there, as shown
 */
public record Membership(
        GroupId groupId,
        Role role,
        @Nullable OrganisationId organisationId,
        @Nullable String represents) {}
