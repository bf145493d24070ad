package no.saksgang.portal.services;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads groups and people. What is only wanted for its name is left out where this person may not
 * see it; the list of groups is refused.
 */
@Component
public class Directory {
    /** As many people as the service names at once. */
    private static final int AT_ONCE = 100;

    private final MeetingService meetings;

    Directory(MeetingService meetings) {
        this.meetings = meetings;
    }

    /** All groups, in the order of the service. */
    public Map<GroupId, Group> groups() {
        var groups = new LinkedHashMap<GroupId, Group>();
        meetings.all(Group.class, "/groups?limit=100").forEach(it -> groups.put(it.groupId(), it));
        return groups;
    }

    /** All bodies that are registered, in the order of the service. */
    public List<Organisation> organisations() {
        return meetings.all(Organisation.class, "/organisations?limit=100");
    }

    /** What all groups are called. */
    public Names namesOfGroups() {
        return new Names(seen(this::groups).orElse(Map.of()), Map.of());
    }

    /** What some people are called. */
    public Names namesOf(Collection<MemberId> people) {
        return names(List.of(), people);
    }

    public Names namesIn(Meeting meeting) {
        var others = new ArrayList<@Nullable MemberId>(meeting.invitees());
        others.add(meeting.leaderId());
        others.add(meeting.secretaryId());
        meeting.answers().forEach(it -> others.add(it.substituteId()));
        return names(meeting.groupIds(), others);
    }

    /** Those who are in the groups, and others by id. */
    public Names names(Collection<GroupId> in, Collection<? extends @Nullable MemberId> others) {
        var groups = new HashMap<GroupId, Group>();
        var people = new HashMap<MemberId, Member>();
        for (var id : in) {
            seen(() -> meetings.get(Group.class, "/groups/{id}", id))
                    .ifPresent(it -> groups.put(id, it));
            membersOf(id).forEach(it -> people.merge(it.memberId(), it, Directory::both));
        }
        var outside =
                others.stream()
                        .<MemberId>mapMulti((it, missing) -> {
                            if (it != null && !people.containsKey(it)) {
                                missing.accept(it);
                            }
                        })
                        .distinct()
                        .toList();
        for (var from = 0; from < outside.size(); from += AT_ONCE) {
            some(outside.subList(from, Math.min(outside.size(), from + AT_ONCE)))
                    .forEach(it -> people.put(it.memberId(), it));
        }
        return new Names(groups, people);
    }

    private List<Member> some(List<MemberId> ids) {
        var path = "/members?id=" + String.join(",", ids.stream().map(_ -> "{id}").toList());
        return seen(() -> meetings.page(Member.class, path, ids.toArray()).items())
                .orElse(List.of());
    }

    public List<Member> membersOf(GroupId group) {
        return seen(() -> meetings.all(Member.class, "/groups/{id}/members?limit=100", group))
                .orElse(List.of());
    }

    /** A member is shown to others with their membership of the group that was asked for alone. */
    private static Member both(Member one, Member other) {
        return one.memberships().containsAll(other.memberships())
                ? one
                : new Member(
                        one.memberId(),
                        one.name(),
                        one.email(),
                        one.language(),
                        Stream.concat(one.memberships().stream(), other.memberships().stream())
                                .distinct()
                                .toList());
    }

    private static <T> Optional<T> seen(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ServiceRefused refused) {
            if (refused.isUnknown() || refused.isForbidden()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
