package no.saksgang.local;

import java.time.Duration;
import java.util.function.Function;
import no.saksgang.local.suite.Port;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;

/** Starts a suite while a person watches. */
record Starting(Terminal terminal) {
    Suite start(SuiteSettings settings) {
        return start(settings, Suite::start);
    }

    Suite startInContainers(SuiteSettings settings) {
        terminal.say(
                "In containers. The first time their images are built, which takes a minute or two.");
        return start(settings, Suite::startInContainers);
    }

    private Suite start(SuiteSettings settings, Function<SuiteSettings, Suite> how) {
        var begun = System.nanoTime();
        terminal.say(
                "Starting; watch it at "
                        + terminal.bold("http://127.0.0.1:" + settings.ports().of(Port.PAGE)));
        settings.board().onChange(terminal::tell);
        var suite = how.apply(settings);
        terminal.say(
                "Ready after "
                        + Terminal.seconds(Duration.ofNanos(System.nanoTime() - begun))
                        + ".");
        return suite;
    }
}
