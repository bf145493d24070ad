package no.saksgang.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.saksgang.local.suite.Ports;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;

/** Measures how long a person waits for {@code ./saksgang up}. */
final class Starts {
    private static final String READY = "Ready after ";
    private static final int ENDS_WITHIN_S = 10;

    private Starts() {}

    /** From the command to the line that all is ready, on the data of a suite that ran before. */
    static Figure second(Path home, Path data) throws IOException, InterruptedException {
        try (var first = Suite.start(SuiteSettings.onFreePorts(home, data))) {
            new Load(first).awaitRest();
            // What a first start leaves behind for the next ones.
            if (!first.makeFastStarts()) {
                System.err.println("No AOT cache could be made: see .saksgang/fast/*.log");
            }
        }
        return Figure.alone("ready-s", seconds(home, data), "s");
    }

    private static double seconds(Path home, Path data) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                home.resolve("saksgang").toString(),
                                "up",
                                "--data",
                                data.toString())
                        .directory(home.toFile())
                        .redirectErrorStream(true);
        builder.environment().put(Ports.SETTING, "free");
        var begun = System.nanoTime();
        var up = builder.start();
        try (var lines = up.inputReader(StandardCharsets.UTF_8)) {
            var said = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    return (System.nanoTime() - begun) / 1e9;
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException("./saksgang up did not get ready:\n" + said);
        } finally {
            up.destroy();
            if (!up.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)) {
                up.destroyForcibly();
            }
        }
    }
}
