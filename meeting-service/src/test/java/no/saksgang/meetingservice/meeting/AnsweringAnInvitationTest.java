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
class AnsweringAnInvitationTest {
    private final Meeting meeting = aMeeting().convened();

    @Test
    void is_said_without_the_members_own_words() {
        meeting.answer(
                new Answer(
                        OLA,
                        AnswerKind.ACCEPTED,
                        BEFORE,
                        null,
                        "Kommer rett fra legen",
                        null,
                        LocalTime.of(10, 30),
                        null,
                        List.of("2.1"),
                        InvitationAnswered.Way.LINK),
                BEFORE);
        assertThat(meeting.recorded().getLast())
                .isEqualTo(
                        new InvitationAnswered(
                                meeting.meetingId(),
                                1,
                                OLA,
                                AnswerKind.ACCEPTED,
                                BEFORE,
                                true,
                                null,
                                LocalTime.of(10, 30),
                                null,
                                List.of("2.1"),
                                InvitationAnswered.Way.LINK));
        assertThat(meeting.convocation().orElseThrow().answerOf(OLA).orElseThrow().comment())
                .isEqualTo("Kommer rett fra legen");
    }

    @Test
    void can_be_done_again_until_the_meeting_starts() {
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        var last = START.minusSeconds(1);
        meeting.answer(answer(OLA, AnswerKind.DECLINED, last), last);
        assertThat(meeting.convocation().orElseThrow().answers())
                .extracting(Answer::answer)
                .containsExactly(AnswerKind.DECLINED);
    }

    @Test
    void counts_by_the_time_at_which_it_was_given() {
        var later = BEFORE.plusSeconds(60);
        meeting.answer(answer(OLA, AnswerKind.DECLINED, later), later);
        var said = meeting.recorded().size();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), later.plusSeconds(60));
        assertThat(meeting.recorded()).hasSize(said);
        assertThat(meeting.convocation().orElseThrow().answers())
                .extracting(Answer::answer)
                .containsExactly(AnswerKind.DECLINED);
    }

    @Test
    void by_a_clock_that_is_ahead_counts_as_given_now() {
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, AFTER), BEFORE);
        assertThat(meeting.convocation().orElseThrow().answers())
                .extracting(Answer::answeredAt)
                .containsExactly(BEFORE);
    }

    @Test
    void twice_with_the_same_is_said_once() {
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        var said = meeting.recorded().size();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        assertThat(meeting.recorded()).hasSize(said);
    }

    @Test
    void is_refused_once_the_meeting_has_started() {
        refuses(
                meeting,
                new MeetingHasStarted(START),
                () -> meeting.answer(answer(OLA, AnswerKind.ACCEPTED, START), START));
    }

    @Test
    void that_was_given_in_time_counts_although_it_is_heard_late() {
        meeting.answer(answer(OLA, AnswerKind.DECLINED, BEFORE), AFTER);
        assertThat(meeting.convocation().orElseThrow().answers()).hasSize(1);
    }

    @Test
    void is_refused_to_one_who_is_not_invited() {
        refuses(
                meeting,
                new MemberNotInvited(STRANGER),
                () -> meeting.answer(answer(STRANGER, AnswerKind.ACCEPTED, BEFORE), BEFORE));
    }

    @Test
    void is_refused_of_a_meeting_that_is_not_convened_concluded_or_cancelled() {
        var planned = aMeeting().planned();
        refuses(
                planned,
                new MeetingNotConvened(),
                () -> planned.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE));
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE));
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new MeetingIsConcluded(AFTER),
                () -> concluded.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), AFTER));
    }

    @Test
    void is_refused_when_it_recuses_from_an_item_that_is_not_on_the_agenda() {
        refuses(
                meeting,
                new UnknownItem("9"),
                () ->
                        meeting.answer(
                                Answer.putDown(
                                        OLA,
                                        AnswerKind.ACCEPTED,
                                        BEFORE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of("2.2", "9")),
                                BEFORE));
    }

    @Test
    void is_refused_for_a_part_that_is_none_of_the_meeting() {
        for (var part :
                List.of(
                        List.of("09:00", "11:00"),
                        List.of("11:00", "13:00"),
                        List.of("11:30", "11:00"),
                        List.of("11:00", "11:00"))) {
            refuses(
                    meeting,
                    new PartOutsideMeeting(LocalTime.of(10, 0), LocalTime.of(12, 30)),
                    () ->
                            meeting.answer(
                                    Answer.putDown(
                                            OLA,
                                            AnswerKind.ACCEPTED,
                                            BEFORE,
                                            null,
                                            null,
                                            null,
                                            LocalTime.parse(part.getFirst()),
                                            LocalTime.parse(part.getLast()),
                                            List.of()),
                                    BEFORE));
        }
    }
}
