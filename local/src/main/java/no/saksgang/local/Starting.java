package no.saksgang.local;

import java.time.Duration;
import no.saksgang.local.suite.Port;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;

/** Starts a suite while a person watches. */
record Starting(Terminal terminal) {
    Suite start(SuiteSettings settings) {
        var begun = System.nanoTime();
        terminal.say(
                "Starting; watch it at "
                        + terminal.bold("http://127.0.0.1:" + settings.ports().of(Port.PAGE)));
        settings.board().onChange(terminal::tell);
        var suite = Suite.start(settings);
        terminal.say(
                "Ready after "
                        + Terminal.seconds(Duration.ofNanos(System.nanoTime() - begun))
                        + ".");
        return suite;
    }
}
