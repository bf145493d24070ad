package no.saksgang.meetingservice.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.meetingservice.directory.DirectoryRefusal.UnknownGroup;
import no.saksgang.meetingservice.directory.DirectoryRefusal.UnknownMember;
import org.springframework.stereotype.Component;

/** The directory as it lies in the store. */
@Component
class StoredDirectory implements Directory {
    private static final int BATCH = 500;

    private final Groups groups;
    private final Members members;

    StoredDirectory(Groups groups, Members members) {
        this.groups = groups;
        this.members = members;
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return members.find(id.value()).map(Stored::aggregate);
    }

    @Override
    public Participant participant(Caller caller) {
        var member = Optional.ofNullable(caller.memberId()).flatMap(this::member);
        return new Participant(caller, member.map(Member::memberships).orElse(List.of()));
    }

    @Override
    public List<Member> members(Collection<MemberId> ids) {
        var texts = ids.stream().map(MemberId::value).distinct().toList();
        return members.all(texts).stream().map(Stored::aggregate).toList();
    }

    @Override
    public List<MemberId> membersOf(List<GroupId> ofGroups, int limit) {
        var found = new LinkedHashSet<MemberId>();
        for (var group : ofGroups) {
            var after = "";
            List<Stored<Member>> batch;
            do {
                batch = members.inGroup(group, after, BATCH);
                batch.stream()
                        .map(Stored::aggregate)
                        .filter(it -> it.groups().contains(group))
                        .map(Member::memberId)
                        .forEach(found::add);
                after = batch.isEmpty() ? after : batch.getLast().id();
            } while (batch.size() == BATCH && found.size() < limit);
        }
        return found.stream().limit(limit).toList();
    }

    @Override
    public Optional<Contact> contactOf(List<GroupId> ofGroups) {
        var known = found(ofGroups);
        return ofGroups.stream()
                .flatMap(id -> known.stream().filter(it -> it.groupId().equals(id)))
                .flatMap(it -> it.contact().stream())
                .findFirst();
    }

    @Override
    public void checkGroups(Collection<GroupId> ids) {
        var known = found(ids).stream().map(Group::groupId).collect(Collectors.toSet());
        ids.stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refused(new UnknownGroup(it));
                });
    }

    @Override
    public void checkMembers(Collection<MemberId> ids) {
        var known =
                members(ids).stream()
                        .filter(it -> !it.isErased())
                        .map(Member::memberId)
                        .collect(Collectors.toSet());
        ids.stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refused(new UnknownMember(it));
                });
    }

    @Override
    public MemberId substitute(
            String name, String email, MemberId insteadOf, List<GroupId> ofGroups, Instant at) {
        var absent = member(insteadOf);
        var theirs = absent.flatMap(it -> it.membershipIn(ofGroups));
        var membership =
                new Membership(
                        theirs.map(Membership::groupId).orElse(ofGroups.getFirst()),
                        Role.SUBSTITUTE,
                        theirs.map(Membership::organisationId).orElse(null),
                        theirs.map(Membership::represents).orElse(null));
        var there = members.byEmail(email);
        if (there.isPresent()) {
            return members.change(
                            there.get().id(),
                            null,
                            it -> {
                                if (Set.copyOf(ofGroups).stream()
                                        .noneMatch(it.groups()::contains)) {
                                    it.standIn(membership, at);
                                }
                            })
                    .aggregate()
                    .memberId();
        }
        var language =
                absent.map(it -> Objects.requireNonNullElse(it.language(), Language.NB))
                        .orElse(Language.NB);
        var id = new MemberId(IdempotencyKey.newId(null));
        members.add(id.value(), null, Member.joining(id, name, email, language, membership, at));
        return id;
    }

    private List<Group> found(Collection<GroupId> ids) {
        var texts = ids.stream().map(GroupId::value).distinct().toList();
        return groups.all(texts).stream().map(Stored::aggregate).toList();
    }
}
