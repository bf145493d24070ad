package no.saksgang.portal.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Answer;
import no.saksgang.portal.services.Meeting.AnswerCounts;
import no.saksgang.portal.services.Meeting.Status;
import org.jspecify.annotations.Nullable;

/** A convened meeting of Kari and Per, as one sees it who does not run it. */
final class AMeeting {
    static final MemberId KARI = new MemberId("kari");
    static final MemberId PER = new MemberId("per");

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private String id = "m1";
    private Status status = Status.CONVENED;
    private LocalDateTime start = LocalDateTime.parse("2026-03-19T09:00");
    private int revision = 1;
    private List<AgendaItem> agenda = List.of();
    private final List<Answer> answers = new ArrayList<>();
    private boolean runs;

    static AMeeting aMeeting() {
        return new AMeeting();
    }

    AMeeting called(String anId) {
        id = anId;
        return this;
    }

    AMeeting being(Status that) {
        status = that;
        return this;
    }

    AMeeting on(String day) {
        start = LocalDateTime.parse(day + "T09:00");
        return this;
    }

    AMeeting revision(int that) {
        revision = that;
        return this;
    }

    AMeeting with(AgendaItem... items) {
        agenda = new Draft(Arrays.asList(items)).items();
        return this;
    }

    AMeeting answered(MemberId member, AnswerKind kind, @Nullable MemberId substitute) {
        answers.add(
                new Answer(
                        member,
                        kind,
                        Instant.parse("2026-03-01T09:00:00Z"),
                        "Er på kurs.",
                        substitute,
                        null,
                        null,
                        List.of("2"),
                        null));
        return this;
    }

    /** As who runs it sees it. */
    AMeeting toRun() {
        runs = true;
        return this;
    }

    Meeting seen() {
        var end = start.plusHours(2);
        return new Meeting(
                new MeetingId(id),
                status,
                revision,
                MeetingType.ORDINARY,
                null,
                null,
                "Klimamøte",
                List.of(new GroupId("klima")),
                start.atZone(OSLO).toInstant(),
                end.atZone(OSLO).toInstant(),
                OSLO,
                start,
                end,
                Place.named("Rådhuset"),
                KARI,
                PER,
                null,
                agenda,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(KARI, PER),
                answers,
                new AnswerCounts(0, 0, 0, 2),
                null,
                runs);
    }
}
