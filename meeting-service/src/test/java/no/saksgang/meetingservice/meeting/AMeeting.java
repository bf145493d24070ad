package no.saksgang.meetingservice.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.AttendanceRecorded.Present;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary meeting: of the group {@code energi}, led by Eva, with Siv as its secretary, on a
 * Thursday in September from ten to half past twelve in Oslo; it was planned two weeks before.
 */
final class AMeeting {
    static final MemberId EVA = new MemberId("eva");
    static final MemberId SIV = new MemberId("siv");
    static final MemberId OLA = new MemberId("ola");
    static final MemberId KARI = new MemberId("kari");
    static final MemberId STRANGER = new MemberId("per");
    static final GroupId ENERGI = new GroupId("energi");
    static final GroupId KLIMA = new GroupId("klima");
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final Instant START = Instant.parse("2025-09-11T08:00:00Z");
    static final Instant END = Instant.parse("2025-09-11T10:30:00Z");
    static final Instant PLANNED = Instant.parse("2025-08-28T07:00:00Z");
    static final Instant APPROVED = PLANNED.plus(Duration.ofHours(1));
    static final Instant BEFORE = APPROVED.plus(Duration.ofDays(1));
    static final Instant AFTER = END.plusSeconds(300);

    private List<ProposedItem> agenda =
            List.of(
                    item("Godkjenning av dagsorden"),
                    item("Arbeidsgrupper", item("Gruppe 1"), item("Gruppe 2")));
    private List<ProposedPaper> papers = List.of();
    private List<MemberId> members = List.of(EVA, SIV, OLA, KARI);
    private List<GroupId> groups = List.of(ENERGI);
    private @Nullable Instant answerBy;

    static AMeeting aMeeting() {
        return new AMeeting();
    }

    AMeeting withoutAgenda() {
        agenda = List.of();
        return this;
    }

    AMeeting withItems(int count) {
        agenda = IntStream.range(0, count).mapToObj(i -> item("Sak " + i)).toList();
        return this;
    }

    AMeeting withPapers(ProposedPaper... given) {
        papers = List.of(given);
        return this;
    }

    AMeeting of(GroupId... given) {
        groups = List.of(given);
        return this;
    }

    AMeeting inviting(MemberId... given) {
        members = List.of(given);
        return this;
    }

    AMeeting inviting(int count) {
        members = IntStream.range(0, count).mapToObj(i -> new MemberId("m" + i)).toList();
        return this;
    }

    AMeeting answeredBy(Instant when) {
        answerBy = when;
        return this;
    }

    Meeting planned() {
        return Meeting.plan(
                new Plan(
                        new MeetingId("m1"),
                        MeetingType.ORDINARY,
                        "3/2025",
                        null,
                        "Møte i faggruppe for energi",
                        groups,
                        Schedule.between(START, END, OSLO),
                        Place.named("Teams"),
                        EVA,
                        SIV,
                        null,
                        agenda,
                        papers,
                        answerBy),
                PLANNED);
    }

    Meeting convened() {
        var meeting = planned();
        meeting.approveAgenda(EVA, members, APPROVED);
        return meeting;
    }

    Meeting cancelled() {
        var meeting = convened();
        meeting.cancel("Sykdom", BEFORE);
        return meeting;
    }

    Meeting concluded() {
        var meeting = convened();
        meeting.conclude(AFTER);
        return meeting;
    }

    static ProposedItem item(String title, ProposedItem... below) {
        return new ProposedItem(
                title,
                ItemKind.DISCUSSION,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                List.of(below));
    }

    static ProposedItem itemWithPaper(String title, ProposedPaper paper) {
        return new ProposedItem(
                title,
                ItemKind.DECISION,
                null,
                null,
                null,
                null,
                List.of(paper),
                List.of(),
                Visibility.PUBLIC,
                List.of());
    }

    static ProposedPaper paper(String name) {
        return new ProposedPaper(name, "https://arkiv.example/" + name);
    }

    static Answer answer(MemberId member, AnswerKind kind, Instant at) {
        return Answer.putDown(member, kind, at, null, null, null, null, null, List.of());
    }

    static Answer answerTo(int revision, MemberId member, Instant at) {
        return Answer.putDown(
                member, AnswerKind.ACCEPTED, at, revision, null, null, null, null, List.of());
    }

    static Answer substituted(MemberId member, MemberId by, Instant at) {
        return answer(member, AnswerKind.DECLINED, at).withSubstitute(by);
    }

    static Attendance present(MemberId... members) {
        return new Attendance(
                List.of(members).stream().map(it -> new Present(it, null, null)).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    static Set<GroupId> in(GroupId... groups) {
        return Set.of(groups);
    }
}
