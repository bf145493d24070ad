package no.saksgang.portal.services;

import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;

/** A person with their memberships. */
public record Member(
        MemberId memberId,
        String name,
        String email,
        Language language,
        List<Membership> memberships) {}
