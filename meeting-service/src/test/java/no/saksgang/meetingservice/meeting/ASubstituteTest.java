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
class ASubstituteTest {
    private static final MemberId VARA = new MemberId("vara");

    private final Meeting meeting = aMeeting().convened();

    @Test
    void is_invited_to_this_meeting() {
        meeting.answer(substituted(OLA, VARA, BEFORE), BEFORE);
        var said = meeting.recorded().subList(2, 4);
        assertThat(((InvitationAnswered) said.getFirst()).substituteId()).isEqualTo(VARA);
        var changed = (InviteesChanged) said.getLast();
        assertThat(changed.added()).containsExactly(VARA);
        assertThat(changed.invitation().invitees()).containsExactly(EVA, SIV, OLA, KARI, VARA);
        assertThat(changed.invitation().revision()).isEqualTo(1);
    }

    @Test
    void is_no_longer_invited_when_the_member_comes_after_all() {
        meeting.answer(substituted(OLA, VARA, BEFORE), BEFORE);
        var later = BEFORE.plusSeconds(60);
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, later), later);
        var changed = (InviteesChanged) meeting.recorded().getLast();
        assertThat(changed.removed()).containsExactly(VARA);
        assertThat(meeting.invitation().invitees()).containsExactly(EVA, SIV, OLA, KARI);
    }

    @Test
    void for_two_stays_as_long_as_one_of_them_needs_them() {
        meeting.answer(substituted(OLA, VARA, BEFORE), BEFORE);
        meeting.answer(substituted(KARI, VARA, BEFORE), BEFORE);
        var later = BEFORE.plusSeconds(60);
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, later), later);
        assertThat(meeting.invitation().invitees()).contains(VARA);
    }

    @Test
    void who_is_invited_anyway_is_not_invited_again() {
        meeting.answer(substituted(OLA, KARI, BEFORE), BEFORE);
        assertThat(meeting.recorded().getLast()).isInstanceOf(InvitationAnswered.class);
    }

    @Test
    void goes_with_the_member_who_leaves() {
        meeting.answer(substituted(OLA, VARA, BEFORE), BEFORE);
        meeting.keepInvited(OLA, in(), BEFORE);
        assertThat(((InviteesChanged) meeting.recorded().getLast()).removed())
                .containsExactly(OLA, VARA);
    }

    @Test
    void does_not_go_when_the_directory_says_that_they_are_in_no_group() {
        meeting.answer(substituted(OLA, VARA, BEFORE), BEFORE);
        meeting.keepInvited(VARA, in(), BEFORE);
        assertThat(meeting.invitation().invitees()).contains(VARA);
    }

    @Test
    void is_not_the_member_themself() {
        refuses(
                meeting,
                new SubstituteForOneself(),
                () -> meeting.answer(substituted(OLA, OLA, BEFORE), BEFORE));
    }
}
