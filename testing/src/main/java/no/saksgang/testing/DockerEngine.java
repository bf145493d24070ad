package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Docker engine that answered. Testcontainers finds one as well, but takes seconds and many lines
 * of log to say that there is none; this asks where it would ask.
 *
 * @param apiVersion the newest that the engine speaks: {@code 1.41}
 */
record DockerEngine(String apiVersion) {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final String PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
    private static final Pattern API_VERSION =
            Pattern.compile(
                    "^api-version: *([0-9.]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** The version that Testcontainers speaks unless told otherwise. */
    private static final double USUAL_VERSION = 1.44;

    /**
     * The engine that the environment names, or one on its usual sockets, if it answers at once.
     */
    static Optional<DockerEngine> find() {
        return addresses().map(DockerEngine::ask).flatMap(Optional::stream).findFirst();
    }

    /** Makes Testcontainers speak as this engine does, if that is older than it would by itself. */
    void speakItsVersion() {
        if (Double.parseDouble(apiVersion) < USUAL_VERSION
                && System.getenv("DOCKER_API_VERSION") == null
                && System.getProperty("api.version") == null) {
            System.setProperty("api.version", apiVersion);
        }
    }

    private static Stream<SocketAddress> addresses() {
        var host = System.getenv("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return Stream.ofNullable(address(URI.create(host)));
        }
        var home = Path.of(System.getProperty("user.home"));
        var runtime = System.getenv("XDG_RUNTIME_DIR");
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        runtime == null ? null : Path.of(runtime, "docker.sock"),
                        home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock"))
                .filter(Objects::nonNull)
                .filter(Files::exists)
                .map(UnixDomainSocketAddress::of);
    }

    private static @Nullable SocketAddress address(URI host) {
        return switch (host.getScheme()) {
            case "unix" -> UnixDomainSocketAddress.of(host.getPath());
            case "tcp", "http" -> new InetSocketAddress(host.getHost(), host.getPort());
            case null, default -> null;
        };
    }

    private static Optional<DockerEngine> ask(SocketAddress address) {
        var answer = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    try (var channel = SocketChannel.open(address)) {
                        channel.write(ByteBuffer.wrap(PING.getBytes(US_ASCII)));
                        answer.complete(readHead(channel));
                    } catch (IOException nobodyThere) {
                        answer.complete("");
                    }
                });
        try {
            var version =
                    API_VERSION.matcher(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            return version.find()
                    ? Optional.of(new DockerEngine(version.group(1)))
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException noAnswer) {
            return Optional.empty();
        }
    }

    private static String readHead(SocketChannel channel) throws IOException {
        var head = ByteBuffer.allocate(8192);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            var text = new String(head.array(), 0, head.position(), US_ASCII);
            if (text.contains("\r\n\r\n")) {
                return text;
            }
        }
        return new String(head.array(), 0, head.position(), US_ASCII);
    }
}
