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
class ForgettingAPersonTest {
    private static Answer withWords(MemberId member) {
        return Answer.putDown(
                member,
                AnswerKind.ACCEPTED,
                BEFORE,
                null,
                "Etter legetimen",
                null,
                null,
                null,
                List.of());
    }

    @Test
    void takes_their_words_away_and_their_invitation_to_what_is_still_to_be_held() {
        var meeting = aMeeting().convened();
        meeting.answer(withWords(OLA), BEFORE);
        meeting.forget(OLA, BEFORE);
        assertThat(((InviteesChanged) meeting.recorded().getLast()).removed()).containsExactly(OLA);
        assertThat(meeting.convocation().orElseThrow().answers()).isEmpty();
    }

    @Test
    void leaves_who_was_invited_to_what_was_held_and_what_they_answered_but_not_why() {
        var meeting = aMeeting().convened();
        meeting.answer(withWords(OLA), BEFORE);
        meeting.answer(withWords(KARI), BEFORE);
        var said = meeting.recorded().size();
        meeting.forget(OLA, AFTER);
        assertThat(meeting.recorded()).hasSize(said);
        assertThat(meeting.convocation().orElseThrow().answerOf(OLA).orElseThrow().comment())
                .isNull();
        assertThat(meeting.convocation().orElseThrow().answerOf(KARI).orElseThrow().comment())
                .isNotNull();
    }

    @Test
    void takes_their_words_out_of_concluded_and_cancelled_meetings_too() {
        var concluded = aMeeting().convened();
        concluded.answer(withWords(OLA), BEFORE);
        concluded.conclude(AFTER);
        var cancelled = aMeeting().convened();
        cancelled.answer(withWords(OLA), BEFORE);
        cancelled.cancel("Sykdom", BEFORE);
        for (var meeting : List.of(concluded, cancelled)) {
            meeting.forget(OLA, AFTER);
            assertThat(meeting.convocation().orElseThrow().answers())
                    .extracting(Answer::comment)
                    .containsOnlyNulls();
        }
    }
}
