package no.saksgang.portal.referat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Due;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.References;
import no.saksgang.portal.services.Referat;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the group in {@code scenarios/}: everybody has come but Ove Gjesdal, who sent an
 * apology.
 */
final class AWrittenReferat {
    static final Person ELI_BRYHNI = member("eab", "Eli Arnkværn Bryhni", "Hamarregionen");
    static final Person ANNE_SOLHEIM = member("aso", "Anne Solheim", "Oslo kommune");
    static final Person ASBJORN_FLO = member("afl", "Asbjørn Flo", "Asker");
    static final Person ASBJORN_LUNDE = member("alu", "Asbjørn Lunde", "Elverum kommune");
    static final Person BERTE = member("bsh", "Berte Sollerud Helgestad", "Hamarregionen");
    static final Person ELI_HAUGERUD = member("eha", "Eli Haugerud", "Bærum kommune");
    static final Person TERJE = member("tmy", "Terje Myrseth", "Indre Østfold");
    static final Person OVE = member("ogj", "Ove Gjesdal", "Osloregionen");
    static final Person MARI = member("mst", "Mari Strømsvåg", "Osloregionens sekretariat");

    private static final List<Person> ALL =
            List.of(
                    ELI_BRYHNI,
                    ANNE_SOLHEIM,
                    ASBJORN_FLO,
                    ASBJORN_LUNDE,
                    BERTE,
                    ELI_HAUGERUD,
                    TERJE,
                    OVE,
                    MARI);

    private final List<ReferatItem> items = new ArrayList<>();
    private List<Person> present =
            ALL.stream().filter(it -> !List.of(OVE, MARI).contains(it)).toList();
    private List<Person> apologies = List.of(OVE);
    private List<Person> guests = List.of();

    static AWrittenReferat aReferat() {
        return new AWrittenReferat();
    }

    static Roll roll() {
        return new Roll(ALL);
    }

    List<Finding> findings() {
        return Control.of(referat(), roll());
    }

    AWrittenReferat attendedBy(Person... some) {
        present = List.of(some);
        apologies = List.of();
        return this;
    }

    AWrittenReferat withoutAttendance() {
        return attendedBy();
    }

    AWrittenReferat withGuest(String name, @Nullable String represents) {
        guests = List.of(Person.named(name, represents));
        return this;
    }

    AWrittenReferat saying(String body) {
        return item(ItemKind.DISCUSSION, body);
    }

    AWrittenReferat item(ItemKind kind, @Nullable String body) {
        return item(kind, body, List.of(), List.of(), List.of());
    }

    AWrittenReferat deciding(String text) {
        return item(
                ItemKind.DECISION, null, List.of(new Decision("d", text)), List.of(), List.of());
    }

    AWrittenReferat statement(String represents, String body, Person... speakers) {
        return item(
                ItemKind.ROUND_TABLE,
                null,
                List.of(),
                List.of(),
                List.of(new Statement(null, represents, List.of(speakers), body)));
    }

    AWrittenReferat followedUp(String body, FollowUp followUp) {
        return item(ItemKind.DISCUSSION, body, List.of(), List.of(followUp), List.of());
    }

    private AWrittenReferat item(
            ItemKind kind,
            @Nullable String body,
            List<Decision> decisions,
            List<FollowUp> followUps,
            List<Statement> statements) {
        items.add(
                new ReferatItem(
                        String.valueOf(items.size() + 1),
                        null,
                        null,
                        "Sak",
                        kind,
                        Visibility.PUBLIC,
                        body,
                        null,
                        decisions,
                        List.of(),
                        followUps,
                        statements,
                        List.of(),
                        List.of()));
        return this;
    }

    Referat referat() {
        var start = Instant.parse("2025-09-11T08:00:00Z");
        return new Referat(
                new MeetingId("m1"),
                Referat.Status.DRAFTED,
                0,
                "Møte i faggruppe for næringssamarbeid",
                List.of(new GroupId("naering")),
                start,
                start.plusSeconds(9_000),
                ZoneId.of("Europe/Oslo"),
                new Place("Teams", null, null),
                ELI_BRYHNI,
                MARI,
                null,
                List.of(),
                References.NONE,
                null,
                items,
                null,
                new Attendees(present, apologies, List.of(), guests),
                null,
                List.of(),
                null,
                true);
    }

    static Person named(String name) {
        return Person.named(name, null);
    }

    static Person during(Person person, LocalTime from, LocalTime until) {
        return new Person(
                person.memberId(),
                person.name(),
                person.organisationId(),
                person.represents(),
                from,
                until);
    }

    static FollowUp followUp(String text, @Nullable Person owner, @Nullable LocalDate due) {
        return new FollowUp(
                "f",
                text,
                owner == null ? List.of() : List.of(owner),
                due == null ? null : new Due(due, null, null));
    }

    static Person member(String id, String name, @Nullable String represents) {
        return Person.of(new MemberId(id), name, represents);
    }
}
