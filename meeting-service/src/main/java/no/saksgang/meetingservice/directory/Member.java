package no.saksgang.meetingservice.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.meetingservice.directory.DirectoryRefusal.NotInGroup;
import no.saksgang.meetingservice.directory.DirectoryRefusal.TooManyMemberships;
import org.jspecify.annotations.Nullable;

/** A person and the groups that they are in. */
public final class Member extends Aggregate<DirectoryEvent> {
    static final int MOST_MEMBERSHIPS = 100;

    private final MemberId memberId;
    private Standing standing;

    sealed interface Standing {
        /** A person we know. */
        record Known(String name, String email, Language language, List<Membership> memberships)
                implements Standing {
            public Known {
                memberships = List.copyOf(memberships);
            }
        }

        /** A person who asked to be forgotten: nothing is left but the id. */
        record Erased(Instant at) implements Standing {}
    }

    // As it is stored.
    Member(MemberId memberId, Standing standing) {
        this.memberId = memberId;
        this.standing = standing;
    }

    /** A person comes into their first group. */
    static Member joining(
            MemberId memberId,
            String name,
            String email,
            Language language,
            Membership membership,
            Instant at) {
        var member =
                new Member(
                        memberId, new Standing.Known(name, email, language, List.of(membership)));
        member.say(at);
        return member;
    }

    /**
     * The person is in the group from now on, as the membership says, and is called and reached as
     * said here. Who was erased and comes again is known again.
     *
     * @throws Refused with {@link TooManyMemberships}
     */
    void join(String name, String email, Language language, Membership membership, Instant at) {
        var others =
                memberships().stream()
                        .filter(it -> !it.groupId().equals(membership.groupId()))
                        .toList();
        if (others.size() >= MOST_MEMBERSHIPS) {
            throw new Refused(new TooManyMemberships(MOST_MEMBERSHIPS));
        }
        // In their old place, so that saying the same again changes nothing.
        var now =
                others.size() == memberships().size()
                        ? Stream.concat(others.stream(), Stream.of(membership)).toList()
                        : memberships().stream()
                                .map(it ->
                                        it.groupId().equals(membership.groupId()) ? membership : it)
                                .toList();
        become(new Standing.Known(name, email, language, now), at);
    }

    /** The person comes into the group as a substitute, unless they are in it already. */
    void standIn(Membership asSubstitute, Instant at) {
        if (standing instanceof Standing.Known(var name, var email, var language, var in)
                && in.stream().noneMatch(it -> it.groupId().equals(asSubstitute.groupId()))) {
            join(name, email, language, asSubstitute, at);
        }
    }

    /**
     * @throws Refused with {@link NotInGroup}
     */
    void leave(GroupId group, Instant at) {
        var rest = memberships().stream().filter(it -> !it.groupId().equals(group)).toList();
        if (!(standing instanceof Standing.Known(var name, var email, var language, var before))
                || rest.size() == before.size()) {
            throw new Refused(new NotInGroup(memberId, group));
        }
        become(new Standing.Known(name, email, language, rest), at);
    }

    /** Forgets the person. Twice is as good as once. */
    void erase(Instant at) {
        if (standing instanceof Standing.Known) {
            standing = new Standing.Erased(at);
            record(new MemberErased(memberId), at);
        }
    }

    public MemberId memberId() {
        return memberId;
    }

    public boolean isErased() {
        return standing instanceof Standing.Erased;
    }

    /** The groups that the person is in; not those where they only stand in for another. */
    public Set<GroupId> groups() {
        return memberships().stream()
                .filter(it -> it.role() != Role.SUBSTITUTE)
                .map(Membership::groupId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As a membership in one of these groups says it. */
    public Optional<Membership> membershipIn(List<GroupId> groups) {
        return groups.stream()
                .flatMap(group -> memberships().stream().filter(it -> it.groupId().equals(group)))
                .findFirst();
    }

    /** The person as a referat of these groups names them; empty for one who is erased. */
    public Optional<Person> person(List<GroupId> groups) {
        if (!(standing instanceof Standing.Known(var name, _, _, var memberships))) {
            return Optional.empty();
        }
        var as = membershipIn(groups).or(() -> memberships.stream().findFirst());
        return Optional.of(
                new Person(
                        memberId,
                        name,
                        as.map(Membership::organisationId).orElse(null),
                        as.map(Membership::represents).orElse(null),
                        null,
                        null));
    }

    @Nullable Language language() {
        return standing instanceof Standing.Known known ? known.language() : null;
    }

    Standing standing() {
        return standing;
    }

    List<Membership> memberships() {
        return switch (standing) {
            case Standing.Known known -> known.memberships();
            case Standing.Erased _ -> List.of();
        };
    }

    private void become(Standing.Known now, Instant at) {
        if (!now.equals(standing)) {
            standing = now;
            say(at);
        }
    }

    private void say(Instant at) {
        switch (standing) {
            case Standing.Known(var name, var email, var language, var memberships) ->
                    record(new MemberSaved(memberId, name, email, language, memberships), at);
            case Standing.Erased _ -> record(new MemberErased(memberId), at);
        }
    }
}
