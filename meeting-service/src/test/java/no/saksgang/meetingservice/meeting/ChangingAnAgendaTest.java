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
class ChangingAnAgendaTest {
    @Test
    void is_nobodys_business_while_the_meeting_is_planned() {
        var meeting = aMeeting().planned();
        meeting.changeAgenda(List.of(item("Ny sak")), null, PLANNED);
        assertThat(meeting.recorded()).hasSize(1);
        assertThat(meeting.agenda().items())
                .extracting(AgendaItem::title)
                .containsExactly("Ny sak");
    }

    @Test
    void tells_everyone_once_the_meeting_is_convened_and_answers_still_count() {
        var meeting = aMeeting().convened();
        meeting.answer(answer(OLA, AnswerKind.ACCEPTED, BEFORE), BEFORE);
        meeting.changeAgenda(List.of(item("Ny sak")), List.of(paper("a")), BEFORE);
        var said = (AgendaAmended) meeting.recorded().getLast();
        assertThat(said.invitation().revision()).isEqualTo(2);
        assertThat(said.invitation().agenda()).hasSize(1);
        assertThat(said.invitation().papers()).hasSize(1);
        assertThat(said.previous())
                .isEqualTo(
                        new AgendaAmended.Previous(
                                aMeeting().convened().agenda().items(), List.of()));
        assertThat(meeting.convocation().orElseThrow().answers()).hasSize(1);
    }

    @Test
    void to_the_same_is_no_change() {
        var meeting = aMeeting().convened();
        var before = meeting.recorded().size();
        meeting.changeAgenda(
                List.of(
                        item("Godkjenning av dagsorden"),
                        item("Arbeidsgrupper", item("Gruppe 1"), item("Gruppe 2"))),
                null,
                BEFORE);
        assertThat(meeting.recorded()).hasSize(before);
    }

    @Test
    void keeps_the_papers_that_it_has_by_the_same_address() {
        var meeting = aMeeting().withPapers(paper("a")).convened();
        meeting.addPaper(paper("b"), "p1", BEFORE);
        meeting.changeAgenda(
                List.of(itemWithPaper("Ny sak", paper("b")), itemWithPaper("En til", paper("c"))),
                List.of(),
                BEFORE);
        assertThat(meeting.agenda().papers())
                .containsExactly(
                        new Paper("p1", "b", "https://arkiv.example/b", 2),
                        new Paper("p2", "c", "https://arkiv.example/c", 1));
    }

    @Test
    void is_refused_to_nothing_once_the_meeting_is_convened() {
        var meeting = aMeeting().convened();
        refuses(meeting, new AgendaIsEmpty(), () -> meeting.changeAgenda(List.of(), null, BEFORE));
    }

    @Test
    void is_refused_when_the_meeting_is_over_concluded_or_cancelled() {
        var convened = aMeeting().convened();
        refuses(
                convened,
                new MeetingIsOver(END),
                () -> convened.changeAgenda(List.of(item("Ny")), null, AFTER));
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new MeetingIsConcluded(AFTER),
                () -> concluded.changeAgenda(List.of(item("Ny")), null, AFTER));
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.changeAgenda(List.of(item("Ny")), null, BEFORE));
    }
}
