package no.saksgang.portal.referat;

import static no.saksgang.portal.referat.AttendanceList.Mark.ABSENT;
import static no.saksgang.portal.referat.AttendanceList.Mark.APOLOGY;
import static no.saksgang.portal.referat.AttendanceList.Mark.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.portal.referat.AttendanceList.Entry;
import no.saksgang.portal.referat.AttendanceList.Row;
import no.saksgang.portal.referat.AttendanceList.Typed;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Attendance;
import no.saksgang.portal.services.Meeting.Guest;
import no.saksgang.portal.services.Meeting.Present;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingAttendanceTest {
    private static final MemberId EVA = new MemberId("eva");
    private static final MemberId OLE = new MemberId("ole");
    private static final Roll ROLL =
            new Roll(
                    List.of(
                            Person.of(EVA, "Eva Nilsen", "Nordvik"),
                            Person.of(OLE, "Ole Aas", "Fjordby")));
    private static final Guest GURO = new Guest("Guro Lien", null, null, null);
    private static final Guest NILS = new Guest("Nils Moe", null, null, null);

    @Test
    void who_had_accepted_is_expected_to_be_there_and_who_had_declined_not() {
        var list =
                AttendanceList.of(
                        meeting(
                                null,
                                answered(EVA, AnswerKind.ACCEPTED),
                                answered(OLE, AnswerKind.DECLINED)),
                        ROLL);
        assertThat(list.rows())
                .extracting(it -> it.entry().mark())
                .containsExactly(PRESENT, APOLOGY);
    }

    @Test
    void what_is_expected_is_not_yet_recorded() {
        var list = AttendanceList.of(meeting(null, answered(EVA, AnswerKind.ACCEPTED)), ROLL);
        assertThat(list.rows()).extracting(Row::was).containsExactly("", "");
    }

    @Test
    void nothing_is_expected_of_one_who_may_come() {
        var list = AttendanceList.of(meeting(null, answered(EVA, AnswerKind.TENTATIVE)), ROLL);
        assertThat(list.unmarked()).isEqualTo(2);
    }

    @Test
    void what_two_mark_of_different_people_is_both_kept() {
        var mine = typed(Map.of(EVA, new Entry(ABSENT, null, null)), Map.of());
        var theirs = new Attendance(List.of(), List.of(OLE), List.of(), List.of());
        var list = AttendanceList.merged(mine, meeting(theirs), ROLL);
        assertThat(list.conflicts()).isEmpty();
        assertThat(list.attendance())
                .isEqualTo(new Attendance(List.of(), List.of(OLE), List.of(EVA), List.of()));
    }

    @Test
    void what_two_mark_differently_of_the_same_person_is_asked() {
        var mine = typed(Map.of(EVA, new Entry(ABSENT, null, null)), Map.of());
        var theirs = new Attendance(List.of(), List.of(EVA), List.of(), List.of());
        var list = AttendanceList.merged(mine, meeting(theirs), ROLL);
        assertThat(list.conflicts()).extracting(it -> it.person().memberId()).containsExactly(EVA);
        assertThat(list.rows().getFirst().entry().mark()).isEqualTo(ABSENT);
    }

    @Test
    void who_saves_again_after_having_been_asked_is_heard() {
        var theirs = new Attendance(List.of(), List.of(EVA), List.of(), List.of());
        var mine =
                typed(
                        Map.of(EVA, new Entry(ABSENT, null, null)),
                        Map.of(EVA, new Entry(APOLOGY, null, null).written()));
        var list = AttendanceList.merged(mine, meeting(theirs), ROLL);
        assertThat(list.conflicts()).isEmpty();
        assertThat(list.attendance().absent()).containsExactly(EVA);
    }

    @Test
    void a_row_that_was_not_touched_stays_as_others_have_marked_it() {
        var came = new Present(EVA, LocalTime.of(10, 15), null);
        var theirs = new Attendance(List.of(came), List.of(), List.of(), List.of());
        var list = AttendanceList.merged(typed(Map.of(), Map.of()), meeting(theirs), ROLL);
        assertThat(list.attendance().present()).containsExactly(came);
    }

    @Test
    void guests_whom_two_have_put_down_both_stand() {
        var theirs = new Attendance(List.of(), List.of(), List.of(), List.of(GURO));
        var mine = new Typed(Map.of(), Map.of(), List.of(NILS), AttendanceList.written(List.of()));
        var list = AttendanceList.merged(mine, meeting(theirs), ROLL);
        assertThat(list.guests()).containsExactly(GURO, NILS);
    }

    @Test
    void a_guest_who_was_taken_away_is_gone() {
        var theirs = new Attendance(List.of(), List.of(), List.of(), List.of(GURO));
        var mine = new Typed(Map.of(), Map.of(), List.of(), AttendanceList.written(List.of(GURO)));
        assertThat(AttendanceList.merged(mine, meeting(theirs), ROLL).guests()).isEmpty();
    }

    @Test
    void times_are_said_of_those_alone_who_were_there() {
        assertThat(new Entry(APOLOGY, LocalTime.of(10, 0), null))
                .isEqualTo(new Entry(APOLOGY, null, null));
    }

    private static Typed typed(Map<MemberId, Entry> entries, Map<MemberId, String> was) {
        return new Typed(
                new HashMap<>(entries),
                new HashMap<>(was),
                List.of(),
                AttendanceList.written(List.of()));
    }

    private static Meeting.Answer answered(MemberId member, AnswerKind kind) {
        return new Meeting.Answer(
                member, kind, Instant.EPOCH, null, null, null, null, List.of(), null);
    }

    private static Meeting meeting(@Nullable Attendance attendance, Meeting.Answer... answers) {
        var start = Instant.parse("2025-09-11T08:00:00Z");
        var zone = ZoneId.of("Europe/Oslo");
        return new Meeting(
                new MeetingId("m1"),
                Meeting.Status.HELD,
                1,
                MeetingType.ORDINARY,
                null,
                null,
                "Møte",
                List.of(new GroupId("g")),
                start,
                start.plusSeconds(3600),
                zone,
                start.atZone(zone).toLocalDateTime(),
                start.atZone(zone).toLocalDateTime().plusHours(1),
                new Place("Teams", null, null),
                EVA,
                OLE,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(EVA, OLE),
                List.of(answers),
                new Meeting.AnswerCounts(0, 0, 0, 2),
                attendance,
                true);
    }
}
