package no.saksgang.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.saksgang.local.player.Outcome;
import no.saksgang.local.player.Player;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.testing.Invariants;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The images, as docker-compose.yml starts them; skipped where no engine answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainersTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** A meeting's life, short; every kind of door, a kill and two outages on the way. */
    private static final String SCENARIO =
            """
            now: 2027-01-04T09:00
            timeZone: Europe/Oslo
            language: nb
            group:
              id: brygge
              name: Faggruppe for brygger
              members:
                - { id: aud, name: Aud Brygge, represents: Vika, role: leader, email: aud@brygge.example }
                - { id: bo, name: Bo Kai, represents: Neset, role: member, email: bo@brygge.example }
                - { id: siv, name: Siv Molo, represents: Sekretariatet, role: secretariat, email: siv@brygge.example }
            meeting:
              title: Bryggemøte
              start: 2027-02-01T10:00
              end: 2027-02-01T11:00
              place: { name: Naustet }
              leader: aud
              secretary: siv
              agenda:
                - { title: Flytebrygger, kind: discussion }
            steps:
              - approve-agenda: {}
                expect: { mails: 3, calendar: REQUEST, events: [AgendaApproved] }
              - kill: meeting-service
              - answer: { aud: accepted }
                expect: { answers: { accepted: 1, none: 2 } }
              - stop: mail
              - paper: { title: Kart, url: "https://brygge.example/kart" }
              - start: mail
                expect: { mails: 3, events: [PaperAdded] }
              - stop: kafka
              - announce: { title: Isen går, body: Se opp for isen., audience: [brygge] }
              - start: kafka
                expect: { mails: 3, events: [AnnouncementPublished] }
              - clock: 2027-02-01T11:30
              - attendance: {}
              - referat: { items: { 1: { body: Det ble drøftet moringer. } } }
              - circulate: { commentsBy: 2027-02-10T12:00 }
                expect: { mails: 3 }
              - approve-referat: { withRemarks: false }
                expect:
                  mails: 3
                  events: [ReferatApproved, MinutesPublished]
                  minutes: { revisions: 1, search: moring, notFound: flyplass }
            """;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void play_a_meetings_life_through_a_kill_and_outages(@TempDir Path directory) throws Exception {
        assumeThat(System.getenv("SAKSGANG_TEST_SERVERS"))
                .as("SAKSGANG_TEST_SERVERS")
                .isNotEqualTo("embedded");
        assumeThat(Compose.obstacle()).as("why there are no containers").isEmpty();

        var told = Scenario.read(Files.writeString(directory.resolve("brygge.yaml"), SCENARIO));
        var settings =
                SuiteSettings.onFreePorts(HOME, directory.resolve("data"))
                        .startingAt(told.instant(told.now()));
        try (var suite = Suite.startInContainers(settings)) {
            assertThat(Player.play(told, suite, System.out, false))
                    .isInstanceOf(Outcome.AllSeen.class);
            Invariants.of(suite.kafka()).hold();
        }
        assertThat(new Compose(settings).stateOf("meeting-service")).isEmpty();
    }
}
