package no.saksgang.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.saksgang.local.suite.SuiteSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the suite on the data of its last run, and leaves it running. */
@Command(name = "up", description = "Starts the suite; data is kept in .saksgang/ between runs.")
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Path home;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keeps its data there instead of in .saksgang/up.")
    private @Nullable Path data;

    UpCommand(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings =
                SuiteSettings.from(
                        System.getenv(), home, data != null ? data : home.resolve(".saksgang/up"));
        try (var suite = new Starting(terminal).start(settings)) {
            new Doors(terminal).show(suite);
            new NextStart(terminal).prepare(suite);
            suite.awaitEnd();
        }
        return 0;
    }
}
