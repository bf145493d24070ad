package no.saksgang.meetingservice.meeting;

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
class AChangeOfMembersTest {
    private static final MemberId NEW = new MemberId("ny");

    @Test
    void invites_who_comes_into_an_invited_group_to_the_meeting_as_it_stands() {
        var meeting = aMeeting().convened();
        meeting.keepInvited(NEW, in(ENERGI, KLIMA), BEFORE);
        var said = (InviteesChanged) meeting.recorded().getLast();
        assertThat(said.added()).containsExactly(NEW);
        assertThat(said.removed()).isEmpty();
        assertThat(said.invitation().revision()).isEqualTo(1);
        assertThat(said.invitation().invitees()).endsWith(NEW);
    }

    @Test
    void takes_the_invitation_from_who_leaves_and_forgets_their_answer() {
        var meeting = aMeeting().convened();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        meeting.keepInvited(OLA, in(KLIMA), BEFORE);
        var said = (InviteesChanged) meeting.recorded().getLast();
        assertThat(said.removed()).containsExactly(OLA);
        assertThat(said.invitation().revision()).isEqualTo(2);
        assertThat(meeting.convocation().orElseThrow().answers()).isEmpty();
    }

    @Test
    void leaves_who_is_still_in_another_invited_group() {
        var meeting = aMeeting().of(ENERGI, KLIMA).convened();
        meeting.keepInvited(OLA, in(KLIMA), BEFORE);
        assertThat(meeting.recorded()).hasSize(2);
    }

    @Test
    void leaves_a_leader_who_was_never_in_the_group() {
        var meeting = aMeeting().inviting(OLA, SIV).convened();
        meeting.keepInvited(EVA, in(KLIMA), BEFORE);
        assertThat(meeting.invitation().invitees()).contains(EVA);
    }

    @Test
    void heard_twice_is_done_once() {
        var meeting = aMeeting().convened();
        meeting.keepInvited(NEW, in(ENERGI), BEFORE);
        meeting.keepInvited(NEW, in(ENERGI), BEFORE);
        assertThat(meeting.recorded()).hasSize(3);
    }

    @Test
    void does_not_concern_a_meeting_that_is_planned_over_concluded_or_cancelled() {
        for (var meeting :
                List.of(
                        aMeeting().planned(),
                        aMeeting().convened(),
                        aMeeting().concluded(),
                        aMeeting().cancelled())) {
            var said = meeting.recorded().size();
            meeting.keepInvited(NEW, in(ENERGI), AFTER);
            meeting.keepInvited(OLA, in(), AFTER);
            assertThat(meeting.recorded()).hasSize(said);
        }
    }
}
