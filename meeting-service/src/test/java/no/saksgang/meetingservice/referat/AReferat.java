package no.saksgang.meetingservice.referat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.References;

/** The referat of a meeting with the items 1, 2, 2.1 and 2.2, at which Eva and Ola were. */
final class AReferat {
    static final MemberId EVA = new MemberId("eva");
    static final MemberId SIV = new MemberId("siv");
    static final MemberId OLA = new MemberId("ola");
    static final Instant START = Instant.parse("2025-09-11T08:00:00Z");
    static final Instant END = Instant.parse("2025-09-11T10:30:00Z");
    static final Instant BEFORE = START.minusSeconds(60);
    static final Instant AFTER = END.plusSeconds(300);
    static final Instant COMMENTS_BY = AFTER.plus(Duration.ofDays(7));

    static final Sitting SITTING =
            new Sitting(
                    new Invitation(
                            new MeetingId("m1"),
                            1,
                            MeetingType.ORDINARY,
                            "3/2025",
                            null,
                            "Møte i faggruppe for energi",
                            List.of(new GroupId("energi")),
                            START,
                            END,
                            ZoneId.of("Europe/Oslo"),
                            Place.named("Teams"),
                            EVA,
                            SIV,
                            null,
                            List.of(EVA, SIV, OLA),
                            List.of(
                                    item("1", "Godkjenning av dagsorden"),
                                    item(
                                            "2",
                                            "Arbeidsgrupper",
                                            item("2.1", "Gruppe 1"),
                                            item("2.2", "Gruppe 2"))),
                            List.of(new Paper("p9", "Innkalling", "https://arkiv.example/i", 1)),
                            null),
                    person(EVA),
                    person(SIV),
                    new Attendees(
                            List.of(person(EVA), person(OLA)), List.of(), List.of(), List.of()));

    private AReferat() {}

    static Referat drafted(Note... notes) {
        return Referat.begin(SITTING, draft(notes));
    }

    static Referat circulated() {
        var referat = drafted(note("1", "Godkjent."));
        referat.circulate(SITTING, COMMENTS_BY, AFTER);
        return referat;
    }

    static Referat approved(Note... notes) {
        var referat = drafted(notes);
        referat.approve(SITTING, false, null, null, AReferat::person, AFTER);
        return referat;
    }

    static Draft draft(Note... notes) {
        return new Draft(References.NONE, null, Arrays.asList(notes), null);
    }

    static Note note(String number, String body) {
        return new Note(number, body, null, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Person person(MemberId member) {
        return Person.of(member, member.value().toUpperCase(java.util.Locale.ROOT), "Asker");
    }

    private static AgendaItem item(String number, String title, AgendaItem... below) {
        return new AgendaItem(
                number,
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                null,
                null,
                List.of(new Paper("p" + number, "Sak " + number, "https://arkiv.example/", 1)),
                List.of(),
                Visibility.PUBLIC,
                List.of(below));
    }
}
