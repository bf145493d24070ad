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
class PlanningAMeetingTest {
    @Test
    void says_so_and_invites_nobody_yet() {
        var meeting = aMeeting().withPapers(paper("a")).planned();
        var said = (MeetingPlanned) meeting.recorded().getLast();
        assertThat(meeting.recorded()).hasSize(1);
        assertThat(said.papers())
                .containsExactly(new Paper("p1", "a", "https://arkiv.example/a", 1));
        assertThat(meeting.status(PLANNED)).isEqualTo(Meeting.Status.PLANNED);
        assertThat(meeting.invitation().invitees()).isEmpty();
        assertThat(meeting.invitation().revision()).isZero();
    }

    @Test
    void keeps_the_time_on_the_wall_of_the_place_and_says_the_instant() {
        var meeting = aMeeting().planned();
        assertThat(meeting.schedule().start()).isEqualTo(LocalDateTime.parse("2025-09-11T10:00"));
        assertThat(meeting.invitation().startsAt()).isEqualTo(START);
    }

    @Test
    void is_refused_when_it_ends_before_it_starts() {
        refuses(new MeetingEndsBeforeItStarts(), () -> Schedule.between(END, START, OSLO));
        refuses(new MeetingEndsBeforeItStarts(), () -> Schedule.between(END, END, OSLO));
    }

    @Test
    void is_refused_when_answers_are_wanted_after_it_has_started() {
        refuses(
                new AnswersWantedAfterStart(),
                () -> aMeeting().answeredBy(START.plusSeconds(1)).planned());
        assertThat(aMeeting().answeredBy(START).planned().invitation().answerBy()).isEqualTo(START);
    }

    @Test
    void is_refused_with_more_items_than_a_meeting_can_treat() {
        aMeeting().withItems(Agenda.MOST_ITEMS).planned();
        refuses(
                new AgendaTooLong(Agenda.MOST_ITEMS),
                () -> aMeeting().withItems(Agenda.MOST_ITEMS + 1).planned());
    }

    @Test
    void is_refused_with_more_papers_than_anyone_reads() {
        var papers =
                java.util.stream.IntStream.rangeClosed(0, Meeting.MOST_PAPERS)
                        .mapToObj(i -> paper("p" + i))
                        .toArray(ProposedItem.ProposedPaper[]::new);
        refuses(
                new TooManyPapers(Meeting.MOST_PAPERS),
                () -> aMeeting().withPapers(papers).planned());
    }
}
