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
class ApprovingAnAgendaTest {
    @Test
    void invites_the_members_of_the_groups() {
        var meeting = aMeeting().inviting(EVA, SIV, OLA).planned();
        meeting.approveAgenda(EVA, List.of(EVA, SIV, OLA), APPROVED);
        var said = (AgendaApproved) meeting.recorded().getLast();
        assertThat(said.approvedBy()).isEqualTo(EVA);
        assertThat(said.invitation().revision()).isEqualTo(1);
        assertThat(said.invitation().invitees()).containsExactly(EVA, SIV, OLA);
        assertThat(said.invitation().agenda())
                .extracting(AgendaItem::number)
                .containsExactly("1", "2");
        assertThat(said.invitation().agenda().getLast().items())
                .extracting(AgendaItem::number)
                .containsExactly("2.1", "2.2");
    }

    @Test
    void invites_a_person_once_whatever_number_of_groups_they_are_in() {
        var meeting = aMeeting().of(ENERGI, KLIMA).inviting(EVA, SIV, OLA, OLA, EVA).convened();
        assertThat(meeting.invitation().invitees()).containsExactly(EVA, SIV, OLA);
    }

    @Test
    void invites_the_leader_and_the_secretary_although_they_are_in_none_of_the_groups() {
        var meeting = aMeeting().inviting(OLA, KARI).convened();
        assertThat(meeting.invitation().invitees()).containsExactly(OLA, KARI, EVA, SIV);
    }

    @Test
    void is_refused_while_the_agenda_is_empty() {
        var meeting = aMeeting().withoutAgenda().planned();
        refuses(
                meeting,
                new AgendaIsEmpty(),
                () -> meeting.approveAgenda(EVA, List.of(EVA), APPROVED));
    }

    @Test
    void is_refused_the_second_time() {
        var meeting = aMeeting().convened();
        refuses(
                meeting,
                new AgendaAlreadyApproved(APPROVED),
                () -> meeting.approveAgenda(EVA, List.of(EVA), BEFORE));
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new AgendaAlreadyApproved(APPROVED),
                () -> concluded.approveAgenda(EVA, List.of(EVA), AFTER));
    }

    @Test
    void is_refused_when_the_meeting_is_cancelled_or_over() {
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.approveAgenda(EVA, List.of(EVA), BEFORE));
        var planned = aMeeting().planned();
        refuses(
                planned,
                new MeetingIsOver(END),
                () -> planned.approveAgenda(EVA, List.of(EVA), END));
    }

    @Test
    void is_refused_when_more_are_invited_than_there_is_room_for() {
        assertThat(
                        aMeeting()
                                .inviting(Meeting.MOST_INVITEES - 2)
                                .convened()
                                .invitation()
                                .invitees())
                .hasSize(Meeting.MOST_INVITEES);
        refuses(
                new TooManyInvitees(Meeting.MOST_INVITEES),
                () -> aMeeting().inviting(Meeting.MOST_INVITEES - 1).convened());
    }
}
