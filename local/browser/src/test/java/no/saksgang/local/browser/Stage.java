package no.saksgang.local.browser;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import no.saksgang.local.login.People;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;

/** The suite on a day in January, and a browser for whoever comes. */
final class Stage implements AutoCloseable {
    static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Suite suite;
    private final Chromium chromium;

    private Stage(Suite suite, Chromium chromium) {
        this.suite = suite;
        this.chromium = chromium;
    }

    /** With the people of the demonstration's scenario, who may log in. */
    static Stage set(Path data) throws Exception {
        var people = Scenario.read(HOME.resolve("scenarios/fagdag-i-viddaregionen.yaml"));
        var suite =
                Suite.start(
                        SuiteSettings.onFreePorts(HOME, data)
                                .withPeople(People.of(people))
                                .startingAt(at("2026-01-12T09:00")));
        return new Stage(suite, Chromium.start());
    }

    /** When a clock in Oslo shows this. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(OSLO).toInstant();
    }

    Suite suite() {
        return suite;
    }

    URI portal() {
        return suite.addressOf("portal");
    }

    Visitor visitor() {
        return Visitor.of(chromium.browser(), portal());
    }

    Visitor visitorWithTelephone() {
        return Visitor.withTelephone(chromium.browser(), portal());
    }

    Visitor visitorWithoutScript() {
        return Visitor.withoutScript(chromium.browser(), portal());
    }

    @Override
    public void close() {
        chromium.close();
        suite.close();
    }
}
