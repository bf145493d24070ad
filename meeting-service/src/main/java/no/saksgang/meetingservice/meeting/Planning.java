package no.saksgang.meetingservice.meeting;

import java.util.List;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingNotJoint;
import no.saksgang.meetingservice.meeting.MeetingRefusal.UnknownMeeting;
import org.springframework.stereotype.Component;

/** Checks that what a plan names is there: its groups, its people, other meetings. */
@Component
class Planning {
    private final Meetings meetings;
    private final Directory directory;

    Planning(Meetings meetings, Directory directory) {
        this.meetings = meetings;
        this.directory = directory;
    }

    /**
     * @throws Refused with {@link UnknownMeeting}, {@link MeetingNotJoint} or a refusal of the
     *     directory
     */
    void check(Plan plan) {
        directory.checkGroups(plan.groupIds());
        directory.checkMembers(List.of(plan.leaderId(), plan.secretaryId()));
        var partOf = plan.partOf();
        if (partOf != null) {
            var whole =
                    meetings.meeting(partOf)
                            .orElseThrow(() -> new Refused(new UnknownMeeting(partOf)));
            if (whole.type() != MeetingType.JOINT) {
                throw new Refused(new MeetingNotJoint(partOf));
            }
        }
        check(plan.agenda());
    }

    /**
     * @throws Refused with {@link UnknownMeeting} or a refusal of the directory
     */
    void check(List<ProposedItem> agenda) {
        directory.checkMembers(
                all(agenda)
                        .<MemberId>mapMulti((it, found) -> {
                            if (it.presenter() != null) {
                                found.accept(it.presenter());
                            }
                        })
                        .distinct()
                        .toList());
        var approved = all(agenda).flatMap(it -> it.approves().stream()).distinct().toList();
        var known =
                meetings.all(approved.stream().map(MeetingId::value).toList()).stream()
                        .map(it -> it.aggregate().meetingId())
                        .toList();
        approved.stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refused(new UnknownMeeting(it));
                });
    }

    private static Stream<ProposedItem> all(List<ProposedItem> items) {
        return items.stream().flatMap(it -> Stream.concat(Stream.of(it), all(it.items())));
    }
}
