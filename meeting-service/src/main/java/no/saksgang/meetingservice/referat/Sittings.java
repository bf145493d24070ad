package no.saksgang.meetingservice.referat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.meeting.AttendanceRecorded.Present;
import no.saksgang.events.referat.Attendees;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.Names;
import no.saksgang.meetingservice.meeting.Attendance;
import no.saksgang.meetingservice.meeting.KnownMeetings;
import no.saksgang.meetingservice.meeting.Meeting;
import no.saksgang.meetingservice.meeting.MeetingRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what a referat needs to know of its meeting. */
@Component
class Sittings {
    private final KnownMeetings meetings;
    private final Directory directory;

    Sittings(KnownMeetings meetings, Directory directory) {
        this.meetings = meetings;
        this.directory = directory;
    }

    /**
     * @throws Unknown if there is no such meeting
     */
    Sitting of(MeetingId id) {
        return of(meetings.get(id));
    }

    /**
     * The sitting of a meeting of which a referat may be written.
     *
     * @throws Unknown if there is no such meeting
     * @throws Refused with {@link MeetingRefusal.MeetingNotConvened} or {@link
     *     MeetingRefusal.MeetingIsCancelled}
     */
    Sitting toWriteOf(MeetingId id) {
        var meeting = meetings.get(id);
        meeting.checkTakesReferat();
        return of(meeting);
    }

    boolean isKnown(MeetingId id) {
        return meetings.meeting(id).isPresent();
    }

    Names names(Sitting sitting, List<MemberId> members) {
        return new Names(directory, members, sitting.invitation().groupIds());
    }

    private Sitting of(Meeting meeting) {
        var invitation = meeting.invitation();
        var attendance =
                meeting.attendance()
                        .orElse(new Attendance(List.of(), List.of(), List.of(), List.of()));
        var members = new ArrayList<MemberId>();
        members.add(invitation.leaderId());
        members.add(invitation.secretaryId());
        attendance.present().stream().map(Present::memberId).forEach(members::add);
        members.addAll(attendance.apologies());
        members.addAll(attendance.absent());
        var names = new Names(directory, members, invitation.groupIds());
        return new Sitting(
                invitation,
                names.of(invitation.leaderId()),
                names.of(invitation.secretaryId()),
                new Attendees(
                        attendance.present().stream()
                                .map(it -> during(names.of(it.memberId()), it.from(), it.until()))
                                .toList(),
                        attendance.apologies().stream().map(names::of).toList(),
                        attendance.absent().stream().map(names::of).toList(),
                        attendance.guests().stream()
                                .map(it ->
                                        during(
                                                Person.named(it.name(), it.represents()),
                                                it.from(),
                                                it.until()))
                                .toList()));
    }

    private static Person during(
            Person person, @Nullable LocalTime from, @Nullable LocalTime until) {
        return new Person(
                person.memberId(),
                person.name(),
                person.organisationId(),
                person.represents(),
                from,
                until);
    }
}
