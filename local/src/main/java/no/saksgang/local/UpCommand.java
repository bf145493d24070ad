package no.saksgang.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.saksgang.local.suite.SuiteSettings;
import picocli.CommandLine.Command;

/** Starts the suite on the data of its last run, and leaves it running. */
@Command(name = "up", description = "Starts the suite; data is kept in .saksgang/ between runs.")
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Path home;

    UpCommand(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = SuiteSettings.from(System.getenv(), home, home.resolve(".saksgang/up"));
        try (var suite = new Starting(terminal).start(settings)) {
            new Doors(terminal).show(suite);
            new NextStart(terminal).prepare(suite);
            suite.awaitEnd();
        }
        return 0;
    }
}
