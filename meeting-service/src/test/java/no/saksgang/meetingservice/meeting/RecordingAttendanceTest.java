package no.saksgang.meetingservice.meeting;

import static no.saksgang.meetingservice.Refusals.refuses;
import static no.saksgang.meetingservice.meeting.AMeeting.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.*;
import java.util.*;
import no.saksgang.events.*;
import no.saksgang.events.meeting.*;
import no.saksgang.events.meeting.AttendanceRecorded.Present;
import no.saksgang.meetingservice.meeting.Attendance.Guest;
import no.saksgang.meetingservice.meeting.MeetingRefusal.*;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordingAttendanceTest {
    private final Meeting meeting = aMeeting().convened();

    @Test
    void says_who_was_there_and_how_many_guests() {
        meeting.recordAttendance(
                new Attendance(
                        List.of(
                                new Present(EVA, null, null),
                                new Present(KARI, LocalTime.of(11, 0), null)),
                        List.of(OLA),
                        List.of(),
                        List.of(new Guest("Gro Gjest", "NHO", null, null))),
                AFTER);
        assertThat(meeting.recorded().getLast())
                .isEqualTo(
                        new AttendanceRecorded(
                                meeting.meetingId(),
                                List.of(
                                        new Present(EVA, null, null),
                                        new Present(KARI, LocalTime.of(11, 0), null)),
                                List.of(OLA),
                                List.of(),
                                1));
        assertThat(meeting.attendance().orElseThrow().guests())
                .extracting(Guest::name)
                .containsExactly("Gro Gjest");
    }

    @Test
    void of_one_outside_the_group_is_refused_but_they_may_be_a_guest() {
        refuses(
                meeting,
                new MemberNotInvited(STRANGER),
                () -> meeting.recordAttendance(present(EVA, STRANGER), AFTER));
        meeting.recordAttendance(
                new Attendance(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Guest("Per Utenfor", null, null, null))),
                AFTER);
        assertThat(((AttendanceRecorded) meeting.recorded().getLast()).guests()).isEqualTo(1);
    }

    @Test
    void of_one_as_two_things_is_refused() {
        refuses(
                meeting,
                new MarkedTwice(OLA),
                () ->
                        meeting.recordAttendance(
                                new Attendance(
                                        List.of(new Present(OLA, null, null)),
                                        List.of(OLA),
                                        List.of(),
                                        List.of()),
                                AFTER));
    }

    @Test
    void can_be_done_during_the_meeting_and_corrected_after_it() {
        meeting.recordAttendance(present(EVA), START);
        meeting.recordAttendance(present(EVA, OLA), AFTER);
        meeting.recordAttendance(present(EVA, OLA), AFTER);
        assertThat(meeting.recorded()).hasSize(4);
    }

    @Test
    void is_refused_before_the_meeting_has_started() {
        refuses(
                meeting,
                new MeetingNotStarted(START),
                () -> meeting.recordAttendance(present(EVA), BEFORE));
    }

    @Test
    void is_refused_for_a_part_that_is_none_of_the_meeting() {
        refuses(
                meeting,
                new PartOutsideMeeting(LocalTime.of(10, 0), LocalTime.of(12, 30)),
                () ->
                        meeting.recordAttendance(
                                new Attendance(
                                        List.of(new Present(OLA, null, LocalTime.of(14, 0))),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                AFTER));
    }

    @Test
    void is_refused_of_a_meeting_that_is_planned_concluded_or_cancelled() {
        var planned = aMeeting().planned();
        refuses(
                planned,
                new MeetingNotConvened(),
                () -> planned.recordAttendance(present(EVA), AFTER));
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new MeetingIsConcluded(AFTER),
                () -> concluded.recordAttendance(present(EVA), AFTER));
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.recordAttendance(present(EVA), AFTER));
    }
}
