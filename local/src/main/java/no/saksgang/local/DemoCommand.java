package no.saksgang.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import no.saksgang.local.login.People;
import no.saksgang.local.player.Outcome;
import no.saksgang.local.player.Player;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.suite.SuiteFailed;
import no.saksgang.local.suite.SuiteSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a scenario: for people to watch, or once, as a check. */
@Command(name = "demo", description = "Starts the suite and plays the life of one meeting.")
final class DemoCommand implements Callable<Integer> {
    private static final String OURS = "scenarios/fagdag-i-viddaregionen.yaml";

    private final Terminal terminal;
    private final Path home;

    @Option(names = "--scenario", paramLabel = "FILE", description = "Plays that one instead.")
    private @Nullable Path scenario;

    @Option(
            names = "--once",
            description =
                    "On fresh data; checks every outcome and stops; exit 1 if one was not seen.")
    private boolean once;

    @Option(
            names = "--compose",
            description = "In containers, by Docker Compose, instead of as processes.")
    private boolean compose;

    DemoCommand(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        var played = Scenario.read(file());
        var data = once ? freshData() : home.resolve(".saksgang/demo");
        var settings =
                SuiteSettings.from(System.getenv(), home, data)
                        .startingAt(played.instant(played.now()))
                        .withPeople(People.of(played))
                        // A meeting lives once: the next demonstration begins with none.
                        .onFreshData();
        boolean asTold;
        var starting = new Starting(terminal);
        try (var suite =
                compose ? starting.startInContainers(settings) : starting.start(settings)) {
            asTold = tell(Player.play(played, suite, terminal.out(), terminal.colours()));
            if (!once) {
                new Doors(terminal).show(suite);
                suite.doors().stream()
                        .filter(it -> it.name().equals("portal"))
                        .forEach(it ->
                                terminal.say(
                                        "Press A in the mailbox, %s, and watch the dashboard, %s"
                                                .formatted(suite.page(), it.address())));
                new NextStart(terminal).prepare(suite);
                suite.awaitEnd();
            }
        }
        if (once && asTold) {
            remove(data);
        } else if (once) {
            terminal.say("Data and logs of this run are kept in " + data);
        }
        return asTold ? 0 : 1;
    }

    private Path file() {
        var file = scenario != null ? scenario : home.resolve(OURS);
        if (!Files.isReadable(file)) {
            throw new SuiteFailed("There is no scenario " + file + " to read.");
        }
        return file;
    }

    private boolean tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AllSeen(var expectations) -> {
                terminal.say("");
                terminal.good("Everything was seen: %d expectations held.".formatted(expectations));
                yield true;
            }
            case Outcome.Missing(var what) -> {
                terminal.say("");
                terminal.complain(what);
                yield false;
            }
        };
    }

    private Path freshData() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(home.resolve("target")), "demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
