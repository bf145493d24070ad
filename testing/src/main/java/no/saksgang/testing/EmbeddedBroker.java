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

/** The broker of {@code local/broker}, in a process of its own as in the suite. */
final class EmbeddedBroker {
    private static final String MAIN = "no.saksgang.local.broker.Broker";

    private EmbeddedBroker() {}

    /** Starts one that ends with this JVM, and answers with its address when it takes clients. */
    static String start() {
        try {
            var directory = Files.createTempDirectory("saksgang-kafka-");
            var port = freePort();
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx320m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    classPath(),
                                    MAIN,
                                    directory.toString(),
                                    Integer.toString(port),
                                    Integer.toString(freePort()))
                            .redirectErrorStream(true)
                            .start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> end(process, directory), "end of Kafka"));
            awaitReady(process);
            return "127.0.0.1:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + MAIN, e);
        }
    }

    private static String classPath() {
        var broker = Repository.root().resolve("local/broker/target");
        var libraries = broker.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the embedded broker is not built; build it with: ./mvnw -pl local/broker package");
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

    private static void end(Process process, Path directory) {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            // it lies among the temporary files, where it is removed some day
        }
    }
}
