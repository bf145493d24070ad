package no.saksgang.minutesservice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.Due;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Proposal;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.ReferatItem.Theme;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.minutesservice.archive.Revision;
import no.saksgang.testing.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rendered files lie beside this test, so that a review shows what people will see. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferatAsPeopleSeeItTest {
    private static final Person EVA = Person.named("Eva Nilsen", "Nordvik kommune");
    private static final Person INGRID = Person.named("Ingrid Sæther", "Fjordregionen");
    private static final Person ALI =
            new Person(null, "Ali Rahimi", null, "Sørdal kommune", LocalTime.of(10, 45), null);

    @Test
    void is_a_page() throws IOException {
        assertThat(ReferatPage.of(everything()))
                .isEqualTo(expected("referat.html", ReferatPage.of(everything())));
    }

    @Test
    void is_markdown() throws IOException {
        assertThat(ReferatMarkdown.of(everything()))
                .isEqualTo(expected("referat.md", ReferatMarkdown.of(everything())));
    }

    /** What came is left in {@code target}, to be looked at and copied here if it is right. */
    private static String expected(String file, String came) throws IOException {
        var _ = Files.writeString(Path.of("target", file), came);
        try (var in = ReferatAsPeopleSeeItTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        }
    }

    private static Revision everything() {
        return new Revision(
                new ApprovedReferat(
                        new MeetingId("m1"),
                        2,
                        MeetingType.ORDINARY,
                        "3/2026",
                        null,
                        "Faggruppe for næring & kultur",
                        List.of(People.BUSINESS),
                        Instant.parse("2026-03-12T08:00:00Z"),
                        Instant.parse("2026-03-12T10:30:00Z"),
                        People.OSLO,
                        new Place("Teams", "https://mote.example/1?a=1&b=2", null),
                        EVA,
                        INGRID,
                        People.SECRETARIAT,
                        new References("", "26/114", "033"),
                        "Møtet ble gjennomført i *to* deler, først sammen med de andre faggruppene.",
                        List.of(
                                new Paper(
                                        "p1",
                                        "Utkast til næringsplan",
                                        "https://papirer.example/p1.pdf",
                                        2),
                                new Paper("p2", "Ikke en lenke", "javascript:alert(1)", 1)),
                        items(),
                        "Neste møte er 23. april.",
                        new Attendees(
                                List.of(EVA, ALI),
                                List.of(Person.named("Kari Moen", "Østvik kommune")),
                                List.of(),
                                List.of(Person.named("Nils Gjest", "Innovasjonssenteret"))),
                        List.of(
                                new SettledComment(
                                        ALI,
                                        "Ta med at kapitalen er kartlagt.",
                                        "Tatt inn under sak 3.")),
                        new Approval(
                                Instant.parse("2026-04-01T07:00:00Z"), null, true, "Én merknad.")),
                "Feil beløp i sak 2",
                Instant.parse("2026-04-02T07:00:00Z"));
    }

    private static List<ReferatItem> items() {
        return List.of(
                new ItemOf("1", "Godkjenning av dagsorden", ItemKind.APPROVAL_OF_AGENDA)
                        .with(
                                "Godkjent uten merknader.",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                new ItemOf("2", "Strategisk næringsplan", ItemKind.DECISION)
                        .with(
                                "Sekretariatet la frem planen:\n\n- mål\n- tiltak <b>uten</b> ramme",
                                List.of(new Decision("v1", "Faggruppen slutter seg til planen.")),
                                List.of(
                                        new Proposal(
                                                "f1",
                                                "Helse som satsingsområde",
                                                "Handlingsprogram 2027")),
                                List.of(
                                        new FollowUp(
                                                "o1",
                                                "Sende planen på høring",
                                                List.of(INGRID),
                                                new Due(LocalDate.of(2026, 3, 25), null, null)),
                                        new FollowUp(
                                                "o2",
                                                "Invitere til konferanse",
                                                List.of(),
                                                new Due(null, "2026-Q4", null)),
                                        new FollowUp(
                                                "o3",
                                                "Dele lenken",
                                                List.of(EVA, ALI),
                                                new Due(null, null, "når e-kurset lanseres"))),
                                List.of(),
                                List.of(
                                        new Theme(
                                                "Tydelighet",
                                                List.of(
                                                        "Kommunen må være enkel å forholde seg til.",
                                                        "Klare planer."))),
                                List.of(
                                        new ItemOf(
                                                        "2.1",
                                                        "Arbeidsgruppe for sirkulærøkonomi",
                                                        ItemKind.DISCUSSION)
                                                .with(
                                                        "Ingen oppfølging.",
                                                        List.of(),
                                                        List.of(),
                                                        List.of(),
                                                        List.of(),
                                                        List.of(),
                                                        List.of()))),
                new ItemOf("3", "Runde rundt bordet", ItemKind.ROUND_TABLE)
                        .with(
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(
                                        new Statement(
                                                null,
                                                "Nordvik kommune",
                                                List.of(EVA),
                                                "Åpner et nytt gründerhus."),
                                        new Statement(
                                                null,
                                                "Sørdal",
                                                List.of(),
                                                "Har kartlagt kapitalen.")),
                                List.of(),
                                List.of()));
    }

    private record ItemOf(String number, String title, ItemKind kind) {
        ReferatItem with(
                @Nullable String body,
                List<Decision> decisions,
                List<Proposal> proposals,
                List<FollowUp> followUps,
                List<Statement> statements,
                List<Theme> themes,
                List<ReferatItem> items) {
            return new ReferatItem(
                    number,
                    null,
                    number.equals("2") ? "12/26" : null,
                    title,
                    kind,
                    number.equals("2.1") ? Visibility.MEMBERS : Visibility.PUBLIC,
                    body,
                    null,
                    decisions,
                    proposals,
                    followUps,
                    statements,
                    themes,
                    items);
        }
    }
}
