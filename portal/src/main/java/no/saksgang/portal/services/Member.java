package no.saksgang.portal.services;

import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import org.jspecify.annotations.Nullable;

/**
 * A person with their memberships.
 *
 * @param email told to the secretariat, and to who leads one of their groups
 */
public record Member(
        MemberId memberId,
        String name,
        @Nullable String email,
        Language language,
        List<Membership> memberships) {}
