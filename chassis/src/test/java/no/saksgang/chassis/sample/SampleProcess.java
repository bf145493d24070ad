package no.saksgang.chassis.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sample service in a process of its own, as in production. */
public final class SampleProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final int port;

    private SampleProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    public static SampleProcess start(Path directory, Map<String, String> environment) {
        var log = directory.resolve("sample.log");
        var port = freePort();
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SampleApplication.class.getName(),
                                "--server.port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new SampleProcess(builder.start(), log, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends SIGTERM, and tells whether the process has ended in time. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
