package no.saksgang.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The broker of {@code local/broker}, in a process of its own as in the suite; ends with this JVM.
 * Tests share the one of {@link Servers}; one that has its broker die needs its own.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String MAIN = "no.saksgang.local.broker.Broker";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private Process process;

    private EmbeddedBroker(Path directory, int port, int controllerPort) throws IOException {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        process = run();
    }

    /** Starts one with nothing in it; it takes clients when this returns. */
    public static EmbeddedBroker start() {
        try {
            var broker =
                    new EmbeddedBroker(
                            Files.createTempDirectory("saksgang-kafka-"), freePort(), freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "end of Kafka"));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + MAIN, e);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it without warning; it keeps what it has. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again at the same address, with what it had. */
    public void startAgain() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + MAIN + " again", e);
        }
    }

    private Process run() throws IOException {
        var started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                MAIN,
                                directory.toString(),
                                Integer.toString(port),
                                Integer.toString(controllerPort))
                        .redirectErrorStream(true)
                        .start();
        awaitReady(started);
        return started;
    }

    private static String classPath() {
        var broker = Repository.root().resolve("local/broker/target");
        var libraries = broker.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the embedded broker is not built; build it with: ./mvnw -pl local/broker"
                            + " package");
        }
        return broker.resolve("classes") + File.pathSeparator + libraries.resolve("*");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process) throws IOException {
        var lastWords = new ArrayDeque<String>();
        // Not closed: a thread reads on, so that the broker never waits for its output to be read.
        var output = process.inputReader(StandardCharsets.UTF_8);
        for (String line; (line = output.readLine()) != null; ) {
            if (line.startsWith("ready ")) {
                Thread.ofPlatform().daemon().name("output of Kafka").start(() -> drain(output));
                return;
            }
            lastWords.add(line);
            if (lastWords.size() > 30) {
                lastWords.remove();
            }
        }
        throw new IOException("the broker ended: " + String.join("\n", lastWords));
    }

    private static void drain(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {
                // what a broker says while tests run helps nobody
            }
        } catch (IOException ended) {
            // so did the broker
        }
    }

    @Override
    public void close() {
        kill();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            // it lies among the temporary files, where it is removed some day
        }
    }
}
