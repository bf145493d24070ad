package no.saksgang.portal.meeting;

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
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads groups and people. Where somebody may not see who is in a group, nobody is. */
@Component
class Directory {
    /** Leader, secretary and substitutes who are in none of a meeting's groups. */
    private static final int MOST_OUTSIDE = 20;

    private final MeetingService meetings;

    Directory(MeetingService meetings) {
        this.meetings = meetings;
    }

    /** All groups, in the order of the service. */
    Map<GroupId, Group> groups() {
        var groups = new LinkedHashMap<GroupId, Group>();
        seen(() -> meetings.all(Group.class, "/groups?limit=100"))
                .orElse(List.of())
                .forEach(it -> groups.put(it.groupId(), it));
        return groups;
    }

    Names namesIn(Meeting meeting) {
        var others = new ArrayList<@Nullable MemberId>(meeting.invitees());
        others.add(meeting.leaderId());
        others.add(meeting.secretaryId());
        meeting.answers().forEach(it -> others.add(it.substituteId()));
        return names(meeting.groupIds(), others);
    }

    /** Those who are in the groups, and others by id. */
    Names names(Collection<GroupId> in, Collection<? extends @Nullable MemberId> others) {
        var groups = new HashMap<GroupId, Group>();
        var people = new HashMap<MemberId, Member>();
        for (var id : in) {
            seen(() -> meetings.get(Group.class, "/groups/{id}", id))
                    .ifPresent(it -> groups.put(id, it));
            membersOf(id).forEach(it -> people.merge(it.memberId(), it, Directory::both));
        }
        others.stream()
                .<MemberId>mapMulti((it, missing) -> {
                    if (it != null && !people.containsKey(it)) {
                        missing.accept(it);
                    }
                })
                .distinct()
                .limit(MOST_OUTSIDE)
                .toList()
                .forEach(it ->
                        seen(() -> meetings.get(Member.class, "/members/{id}", it))
                                .ifPresent(member -> people.put(it, member)));
        return new Names(groups, people);
    }

    List<Member> membersOf(GroupId group) {
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
            if (refused.isUnknown() || refused.status().value() == 403) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
