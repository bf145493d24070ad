package no.saksgang.meetingservice.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;

/** Who is who, as the other packages ask for it. */
public interface Directory {
    Optional<Member> member(MemberId id);

    /** Whether there is nobody by this id, or not any more. */
    default boolean isGone(MemberId id) {
        return member(id).filter(it -> !it.isErased()).isEmpty();
    }

    /** The caller, with what they are in the groups. */
    Participant participant(Caller caller);

    /** Those of the members that there are, erased ones included. */
    List<Member> members(Collection<MemberId> ids);

    /**
     * The members of the groups, each once; not those who only stand in for another.
     *
     * @param limit how many at most
     */
    List<MemberId> membersOf(List<GroupId> groups, int limit);

    /** Whom the members of the first of these groups that says so write to. */
    Optional<Contact> contactOf(List<GroupId> groups);

    /**
     * @throws Refused with {@link DirectoryRefusal.UnknownGroup}
     */
    void checkGroups(Collection<GroupId> groups);

    /**
     * @throws Refused with {@link DirectoryRefusal.UnknownMember}, for one who is erased too
     */
    void checkMembers(Collection<MemberId> members);

    /**
     * The person by this address, who becomes a member of the group as a substitute if they are in
     * none of these groups.
     *
     * @param insteadOf for whom they come, in one of the groups
     */
    MemberId substitute(
            String name, String email, MemberId insteadOf, List<GroupId> groups, Instant at);
}
