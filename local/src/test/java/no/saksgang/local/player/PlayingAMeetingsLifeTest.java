package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;
import no.saksgang.testing.Invariants;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole suite: every part a process of its own, real Kafka, real mail, a kill and an outage on
 * the way.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlayingAMeetingsLifeTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everything_is_seen_nothing_goes_wrong_and_a_wrong_expectation_is_told(
            @TempDir Path directory) throws Exception {
        var whole = Scenario.read(HOME.resolve("scenarios/fagdag-i-viddaregionen.yaml"));
        var settings =
                SuiteSettings.onFreePorts(HOME, directory.resolve("data"))
                        .startingAt(whole.instant(whole.now()));
        try (var suite = Suite.start(settings)) {
            assertThat(Player.play(whole, suite, System.out, false))
                    .isInstanceOf(Outcome.AllSeen.class);
            Invariants.of(suite.kafka()).hold();

            assertThat(Player.play(wrong(directory), suite, System.out, false))
                    .asInstanceOf(type(Outcome.Missing.class))
                    .extracting(Outcome.Missing::what)
                    .asString()
                    .contains("ventet 3 e-poster, men det kom 2");
        }
    }

    /** Expects a mail too many, later than all that the other scenario tells. */
    private static Scenario wrong(Path directory) throws Exception {
        return Scenario.read(
                Files.writeString(
                        directory.resolve("wrong.yaml"),
                        """
                        now: 2027-01-04T09:00:00
                        timeZone: Europe/Oslo
                        language: nb
                        group:
                          id: to
                          name: Faggruppe for to
                          members:
                            - { id: en, name: En Vidda, represents: Vidda, role: leader, email: en@to.example }
                            - { id: to-av-to, name: To Vidda, represents: Vidda, role: secretariat, email: to@to.example }
                        meeting:
                          title: Lite møte
                          start: 2027-02-01T10:00
                          end: 2027-02-01T11:00
                          place: { name: Teams }
                          leader: en
                          secretary: to-av-to
                          agenda:
                            - { title: Eneste sak, kind: discussion }
                        steps:
                          - approve-agenda: {}
                            expect: { mails: 3 }
                        """));
    }
}
