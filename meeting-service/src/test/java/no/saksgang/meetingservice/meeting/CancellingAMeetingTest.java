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
class CancellingAMeetingTest {
    @Test
    void tells_everyone_who_was_invited() {
        var meeting = aMeeting().convened();
        meeting.cancel("Sykdom", BEFORE);
        var said = (MeetingCancelled) meeting.recorded().getLast();
        assertThat(said.reason()).isEqualTo("Sykdom");
        assertThat(said.invitation().revision()).isEqualTo(2);
        assertThat(said.invitation().invitees()).containsExactly(EVA, SIV, OLA, KARI);
        assertThat(meeting.status(BEFORE)).isEqualTo(Meeting.Status.CANCELLED);
    }

    @Test
    void that_nobody_was_invited_to_tells_nobody() {
        var meeting = aMeeting().planned();
        meeting.cancel("Sykdom", PLANNED);
        var said = (MeetingCancelled) meeting.recorded().getLast();
        assertThat(said.invitation().invitees()).isEmpty();
    }

    @Test
    void is_refused_twice_and_when_it_is_over_or_concluded() {
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.cancel("Igjen", BEFORE));
        var convened = aMeeting().convened();
        refuses(convened, new MeetingIsOver(END), () -> convened.cancel("Sent", AFTER));
        var concluded = aMeeting().concluded();
        refuses(concluded, new MeetingIsConcluded(AFTER), () -> concluded.cancel("Sent", AFTER));
    }
}
