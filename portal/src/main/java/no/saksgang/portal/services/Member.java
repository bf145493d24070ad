package no.saksgang.portal.services;

import java.util.List;
import java.util.Optional;
import no.saksgang.events.GroupId;
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
        List<Membership> memberships) {
    /** What they are in a group, if they are in it. */
    public Optional<Membership> in(GroupId group) {
        return memberships.stream().filter(it -> it.groupId().equals(group)).findFirst();
    }
}
