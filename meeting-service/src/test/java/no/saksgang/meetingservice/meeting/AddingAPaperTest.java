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
class AddingAPaperTest {
    @Test
    void tells_everyone_and_leaves_calendars_alone() {
        var meeting = aMeeting().convened();
        meeting.addPaper(paper("a"), null, BEFORE);
        var said = (PaperAdded) meeting.recorded().getLast();
        assertThat(said.paper()).isEqualTo(new Paper("p1", "a", "https://arkiv.example/a", 1));
        assertThat(said.invitation().papers()).containsExactly(said.paper());
        assertThat(said.invitation().revision()).isEqualTo(1);
    }

    @Test
    void is_nobodys_business_while_the_meeting_is_planned() {
        var meeting = aMeeting().planned();
        meeting.addPaper(paper("a"), null, PLANNED);
        assertThat(meeting.recorded()).hasSize(1);
        assertThat(meeting.invitation().papers()).hasSize(1);
    }

    @Test
    void of_a_new_version_replaces_the_old_one_where_it_lies() {
        var meeting = aMeeting().withPapers(paper("a")).planned();
        meeting.changeAgenda(List.of(itemWithPaper("Sak", paper("b"))), null, PLANNED);
        meeting.addPaper(paper("b2"), "p2", PLANNED);
        assertThat(meeting.agenda().papers())
                .containsExactly(new Paper("p2", "b2", "https://arkiv.example/b2", 2));
        assertThat(meeting.invitation().papers()).extracting(Paper::version).containsExactly(1);
    }

    @Test
    void is_still_possible_after_the_meeting() {
        var meeting = aMeeting().convened();
        meeting.addPaper(paper("presentasjon"), null, AFTER);
        assertThat(meeting.recorded().getLast()).isInstanceOf(PaperAdded.class);
    }

    @Test
    void is_refused_where_there_is_no_such_paper_or_no_room() {
        var meeting = aMeeting().convened();
        refuses(meeting, new UnknownPaper("p7"), () -> meeting.addPaper(paper("a"), "p7", BEFORE));
        for (int i = 0; i < Meeting.MOST_PAPERS; i++) {
            meeting.addPaper(paper("a" + i), null, BEFORE);
        }
        refuses(
                meeting,
                new TooManyPapers(Meeting.MOST_PAPERS),
                () -> meeting.addPaper(paper("z"), null, BEFORE));
    }

    @Test
    void is_refused_when_the_meeting_is_concluded_or_cancelled() {
        var concluded = aMeeting().concluded();
        refuses(
                concluded,
                new MeetingIsConcluded(AFTER),
                () -> concluded.addPaper(paper("a"), null, AFTER));
        var cancelled = aMeeting().cancelled();
        refuses(
                cancelled,
                new MeetingIsCancelled("Sykdom"),
                () -> cancelled.addPaper(paper("a"), null, BEFORE));
    }
}
