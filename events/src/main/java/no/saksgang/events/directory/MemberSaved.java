package no.saksgang.events.directory;

import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;

/** A person with all their memberships, as they are from now on. */
public record MemberSaved(
        MemberId memberId,
        String name,
        String email,
        Language language,
        List<Membership> memberships)
        implements DirectoryEvent {
    public MemberSaved {
        memberships = List.copyOf(memberships);
    }

    @Override
    public Subject subject() {
        return new Subject("member", memberId.value());
    }
}
