package no.saksgang.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import no.saksgang.local.player.Outcome;
import no.saksgang.local.player.Player;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.scenario.ScenarioFault;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plays the life of a meeting on fresh data: for people to watch, who then find the suite running;
 * with {@code --once} as a check.
 */
@Command(
        name = "demo",
        description = "Starts the suite and plays the life of one meeting, step by step.")
final class DemoCommand implements Callable<Integer> {
    private static final String OWN_SCENARIO = "scenarios/fagdag-i-viddaregionen.yaml";

    private final Terminal terminal;
    private final Path home;

    @Option(names = "--scenario", paramLabel = "FILE", description = "Plays another scenario.")
    private @Nullable Path scenario;

    @Option(
            names = "--once",
            description = "Checks every outcome and stops; exit 1 if one was not seen.")
    private boolean once;

    DemoCommand(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Scenario played;
        try {
            played = Scenario.read(scenario == null ? home.resolve(OWN_SCENARIO) : scenario);
        } catch (ScenarioFault fault) {
            terminal.complain(String.valueOf(fault.getMessage()));
            return 1;
        }
        var obstacle = Player.cannotPlay(played);
        if (obstacle.isPresent()) {
            terminal.complain(obstacle.get());
            return 1;
        }
        var data =
                once
                        ? Files.createTempDirectory("saksgang-demo")
                        : fresh(home.resolve(".saksgang/demo"));
        try {
            return play(played, data);
        } finally {
            if (once) {
                delete(data);
            }
        }
    }

    private int play(Scenario played, Path data) throws InterruptedException {
        var start = played.instant(played.now());
        var settings = SuiteSettings.from(environment(), home, data).startingAt(start);
        try (var suite = new Starting(terminal).start(settings)) {
            var exit = tell(Player.play(played, suite, terminal.out()));
            if (once) {
                return exit;
            }
            return stay(suite, exit);
        }
    }

    /**
     * A check runs beside whatever else runs on this machine; a demonstration is where its
     * addresses say.
     */
    private Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        if (once) {
            environment.putIfAbsent("SAKSGANG_PORTS", "free");
        }
        return environment;
    }

    private int tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AllSeen(var expectations) -> {
                terminal.say("");
                terminal.say("Alt ble sett: " + expectations + " forventninger.");
                yield 0;
            }
            case Outcome.Missing(var what) -> {
                terminal.complain(what);
                yield 1;
            }
        };
    }

    private int stay(Suite suite, int exit) throws InterruptedException {
        new Doors(terminal).show(suite);
        suite.awaitEnd();
        return exit;
    }

    private static Path fresh(Path data) throws IOException {
        delete(data);
        return data;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
