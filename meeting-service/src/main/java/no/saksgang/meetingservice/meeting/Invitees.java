package no.saksgang.meetingservice.meeting;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import no.saksgang.chassis.foresight.Foreseen;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.Member;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the invitees of convened meetings in line with the directory, as it now stands. */
@Component
class Invitees {
    private final Meetings meetings;
    private final Directory directory;
    private final Clock clock;

    Invitees(Meetings meetings, Directory directory, Clock clock) {
        this.meetings = meetings;
        this.directory = directory;
        this.clock = clock;
    }

    /** In all meetings that the member's coming or leaving concerns. */
    void keepRight(MemberId member) {
        var groups = directory.member(member).map(Member::groups).orElse(Set.of());
        var now = clock.instant();
        var concerned = new TreeSet<>(meetings.toBeHeldWith(member, now));
        groups.forEach(group -> concerned.addAll(meetings.toBeHeldBy(group, now)));
        concerned.forEach(it -> keepRight(it, member, groups));
    }

    @EventListener
    void foresee(Foreseen foreseen) {
        for (var it : foreseen.said()) {
            if (it.event() instanceof MemberSaved saved) {
                keepRight(saved.memberId());
            }
        }
    }

    /** Of one meeting: who is in its groups now and was not, and the other way round. */
    void keepRight(MeetingId id) {
        var meeting = meetings.meeting(id).orElse(null);
        if (meeting == null || meeting.status(clock.instant()) != Meeting.Status.CONVENED) {
            return;
        }
        var concerned = new HashSet<>(meeting.invitation().invitees());
        var ofGroups =
                new HashSet<>(directory.membersOf(meeting.groupIds(), Meeting.MOST_INVITEES + 1));
        // Who is on both lists, or came by name and is on none, is as they should be.
        var differing = new TreeSet<>(ofGroups);
        differing.removeAll(concerned);
        concerned.removeAll(ofGroups);
        differing.addAll(concerned);
        directory
                .members(differing)
                .forEach(it -> keepRight(id.value(), it.memberId(), it.groups()));
    }

    /**
     * Takes an erased person's words, and their invitation to what is still to be held; unless they
     * have come again since, as one hears when the events are read from the start.
     */
    void forget(MemberId member) {
        if (!directory.isGone(member)) {
            return;
        }
        meetings.ofMember(member)
                .forEach(id -> meetings.change(id, null, it -> it.forget(member, clock.instant())));
    }

    private void keepRight(String id, MemberId member, Set<GroupId> groups) {
        meetings.change(id, null, it -> it.keepInvited(member, groups, clock.instant()));
    }
}
