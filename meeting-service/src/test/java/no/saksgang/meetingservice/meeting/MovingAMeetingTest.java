package no.saksgang.meetingservice.meeting;

import static no.saksgang.meetingservice.Refusals.refuses;
import static no.saksgang.meetingservice.meeting.AMeeting.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.*;
import java.util.*;
import no.saksgang.events.*;
import no.saksgang.events.meeting.*;
import no.saksgang.meetingservice.meeting.MeetingRefusal.*;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MovingAMeetingTest {
    private static final Schedule LATER =
            Schedule.between(START.plus(Duration.ofDays(7)), END.plus(Duration.ofDays(7)), OSLO);
    private static final Place TEAMS = Place.named("Teams");

    @Test
    void asks_everyone_anew() {
        var meeting = aMeeting().convened();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        meeting.reschedule(LATER, Place.named("Rådhuset"), BEFORE);
        var said = (MeetingRescheduled) meeting.recorded().getLast();
        assertThat(said.previous()).isEqualTo(new MeetingRescheduled.Previous(START, END, TEAMS));
        assertThat(said.invitation().startsAt()).isEqualTo(LATER.startsAt());
        assertThat(said.invitation().revision()).isEqualTo(2);
        assertThat(said.invitation().invitees()).containsExactly(EVA, SIV, OLA, KARI);
        assertThat(meeting.convocation().orElseThrow().answers()).isEmpty();
    }

    @Test
    void makes_an_answer_to_the_earlier_invitation_void() {
        var meeting = aMeeting().convened();
        var moved = BEFORE.plus(Duration.ofHours(1));
        meeting.reschedule(LATER, TEAMS, moved);
        refuses(
                meeting,
                new AnswerToEarlierInvitation(moved),
                () ->
                        meeting.answer(
                                answer(OLA, AnswerKind.ACCEPTED, BEFORE), moved.plusSeconds(5)));
    }

    @Test
    void makes_a_late_answer_from_a_calendar_that_has_not_seen_the_move_void() {
        var meeting = aMeeting().convened();
        var moved = BEFORE.plus(Duration.ofHours(1));
        meeting.reschedule(LATER, TEAMS, moved);
        var later = moved.plusSeconds(5);
        refuses(
                meeting,
                new AnswerToEarlierInvitation(moved),
                () -> meeting.answer(answerTo(1, OLA, later), later));
        meeting.answer(answerTo(2, OLA, later), later);
        assertThat(meeting.convocation().orElseThrow().answers()).hasSize(1);
    }

    @Test
    void lets_go_of_a_last_day_for_answers_that_would_lie_after_the_start() {
        var meeting = aMeeting().answeredBy(START).convened();
        var earlier =
                Schedule.between(
                        START.minus(Duration.ofDays(7)), END.minus(Duration.ofDays(7)), OSLO);
        meeting.reschedule(earlier, TEAMS, BEFORE);
        assertThat(meeting.invitation().answerBy()).isNull();
    }

    @Test
    void is_said_of_a_planned_one_too_though_nobody_is_asked() {
        var meeting = aMeeting().planned();
        meeting.reschedule(LATER, TEAMS, PLANNED);
        var said = (MeetingRescheduled) meeting.recorded().getLast();
        assertThat(said.invitation().invitees()).isEmpty();
        assertThat(said.invitation().revision()).isZero();
    }

    @Test
    void to_where_it_is_changes_nothing() {
        var meeting = aMeeting().convened();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        var said = meeting.recorded().size();
        meeting.reschedule(Schedule.between(START, END, OSLO), TEAMS, BEFORE);
        assertThat(meeting.recorded()).hasSize(said);
        assertThat(meeting.convocation().orElseThrow().answers()).hasSize(1);
    }

    @Test
    void is_refused_into_the_past_and_when_it_is_over_concluded_or_cancelled() {
        var convened = aMeeting().convened();
        var past =
                Schedule.between(
                        BEFORE.minus(Duration.ofDays(2)), BEFORE.minus(Duration.ofDays(1)), OSLO);
        refuses(convened, new MeetingInThePast(), () -> convened.reschedule(past, TEAMS, BEFORE));
        refuses(convened, new MeetingIsOver(END), () -> convened.reschedule(LATER, TEAMS, AFTER));
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new MeetingIsConcluded(AFTER),
                () -> concluded.reschedule(LATER, TEAMS, AFTER));
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.reschedule(LATER, TEAMS, BEFORE));
    }
}
