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
class AMeetingsStatusTest {
    @Test
    void is_held_by_the_clock_and_concluded_by_its_referat() {
        var meeting = aMeeting().convened();
        assertThat(meeting.status(BEFORE)).isEqualTo(Meeting.Status.CONVENED);
        assertThat(meeting.status(START)).isEqualTo(Meeting.Status.CONVENED);
        assertThat(meeting.status(END)).isEqualTo(Meeting.Status.HELD);
        meeting.conclude(AFTER);
        meeting.conclude(AFTER.plusSeconds(1));
        assertThat(meeting.status(AFTER)).isEqualTo(Meeting.Status.CONCLUDED);
    }

    @Test
    void lets_a_referat_be_written_from_the_convening_on() {
        var planned = aMeeting().planned();
        refuses(planned, new MeetingNotConvened(), planned::checkTakesReferat);
        var cancelled = aMeeting().cancelled();
        refuses(cancelled, new MeetingIsCancelled("Sykdom"), cancelled::checkTakesReferat);
        aMeeting().convened().checkTakesReferat();
        aMeeting().concluded().checkTakesReferat();
    }
}
