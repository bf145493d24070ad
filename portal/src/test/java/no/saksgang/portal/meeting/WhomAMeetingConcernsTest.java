package no.saksgang.portal.meeting;

import static no.saksgang.portal.meeting.AMeeting.KARI;
import static no.saksgang.portal.meeting.AMeeting.aMeeting;
import static org.assertj.core.api.Assertions.assertThat;

import no.saksgang.events.MemberId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhomAMeetingConcernsTest {
    @Test
    void is_who_was_called_to_it_and_who_runs_it() {
        assertThat(aMeeting().seen().concerns(KARI)).isTrue();
        assertThat(aMeeting().toRun().seen().concerns(null)).isTrue();
    }

    @Test
    void is_nobody_else() {
        assertThat(aMeeting().seen().concerns(new MemberId("ola"))).isFalse();
        assertThat(aMeeting().seen().concerns(null)).isFalse();
    }
}
