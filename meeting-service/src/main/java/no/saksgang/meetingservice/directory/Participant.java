package no.saksgang.meetingservice.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;

/** Who calls, and what they are in which groups. The groups decide, not the token. */
public record Participant(Caller caller, List<Membership> memberships) {
    public Participant {
        memberships = List.copyOf(memberships);
    }

    public boolean isSecretariat() {
        return caller.isSecretariat();
    }

    public Optional<MemberId> member() {
        return Optional.ofNullable(caller.memberId());
    }

    /** The groups that they are in; not those where they only stand in for another. */
    public Set<GroupId> groups() {
        return in(memberships.stream().filter(it -> it.role() != Role.SUBSTITUTE));
    }

    public boolean sees(GroupId group) {
        return isSecretariat() || groups().contains(group);
    }

    public boolean isInOneOf(Collection<GroupId> groups) {
        return groups.stream().anyMatch(groups()::contains);
    }

    /** Runs the meetings of one of these groups. */
    public boolean leadsOneOf(Collection<GroupId> groups) {
        var leads =
                in(
                        memberships.stream()
                                .filter(it ->
                                        switch (it.role()) {
                                            case LEADER, DEPUTY, SECRETARIAT -> true;
                                            case MEMBER, OBSERVER, SUBSTITUTE -> false;
                                        }));
        return groups.stream().anyMatch(leads::contains);
    }

    /** Listens in these groups, and says nothing. */
    public boolean onlyObserves(Collection<GroupId> groups) {
        var roles =
                memberships.stream()
                        .filter(it -> groups.contains(it.groupId()))
                        .map(Membership::role)
                        .collect(Collectors.toSet());
        return caller.onlyObserves() || roles.equals(Set.of(Role.OBSERVER));
    }

    private static Set<GroupId> in(Stream<Membership> memberships) {
        return memberships.map(Membership::groupId).collect(Collectors.toUnmodifiableSet());
    }
}
