package no.saksgang.notificationservice.calendar;

import static no.saksgang.testing.AMeeting.aMeeting;
import static no.saksgang.testing.People.ALI;
import static no.saksgang.testing.People.KARI;
import static no.saksgang.testing.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.testing.AMeeting;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnEntryTest {
    private static final AMeeting MEETING = aMeeting().inviting(List.of(ALI, KARI));

    @Test
    void is_the_meeting_as_it_was_last_said_with_the_last_answer_of_each() {
        var entry =
                after(
                        MEETING.agendaApproved(),
                        MEETING.answered(ALI, AnswerKind.ACCEPTED, NOON),
                        MEETING.answered(KARI, AnswerKind.TENTATIVE, NOON),
                        MEETING.answered(ALI, AnswerKind.DECLINED, NOON.plusSeconds(60)));
        assertThat(entry.invitees()).containsExactly(ALI, KARI);
        assertThat(entry.answerOf(ALI).map(InvitationAnswered::answer))
                .contains(AnswerKind.DECLINED);
        assertThat(entry.answerOf(KARI).map(InvitationAnswered::answer))
                .contains(AnswerKind.TENTATIVE);
    }

    @Test
    void forgets_the_answers_when_people_are_asked_anew_and_knows_when_it_is_off() {
        var moved = MEETING.movedTo("2026-03-19T09:00");
        var entry =
                after(
                        MEETING.agendaApproved(),
                        MEETING.answered(ALI, AnswerKind.ACCEPTED),
                        moved.rescheduled());
        assertThat(entry.answers()).isEmpty();
        assertThat(entry.invitation().orElseThrow().revision()).isEqualTo(2);
        var off = entry.afterMeeting(said(4, moved.cancelled("Sykdom")));
        assertThat(off.cancelled()).isTrue();
    }

    private static Entry after(MeetingEvent... events) {
        var entry = Entry.unheardOf(new Subject("meeting", "m1"), "meeting-x@saksgang.example");
        for (var i = 0; i < events.length; i++) {
            entry = entry.afterMeeting(said(i + 1, events[i]));
        }
        return entry;
    }

    private static Envelope<MeetingEvent> said(long sequence, MeetingEvent event) {
        return new Envelope<>(event, sequence, NOON.plusSeconds(sequence), null);
    }
}
