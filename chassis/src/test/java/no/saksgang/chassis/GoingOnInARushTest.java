package no.saksgang.chassis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.sample.SampleProcess;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.client.RestTestClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoingOnInARushTest {
    private static final int CALLERS = 1_000;

    @Test
    void a_service_with_little_memory_answers_all_who_come_at_once(@TempDir Path directory)
            throws IOException {
        var environment =
                Map.of(
                        "MONGODB_URI",
                        Servers.mongoUri("rush"),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + SampleProcess.freePort(),
                        "JAVA_TOOL_OPTIONS",
                        "-Xmx96m -XX:+ExitOnOutOfMemoryError");
        var callers = new ArrayList<Caller>();
        try (var service = SampleProcess.start(directory, environment)) {
            awaitAnswer(service);
            for (var n = 0; n < CALLERS; n++) {
                callers.add(new Caller(service.address()));
            }
            for (var caller : callers) {
                caller.ask();
            }
            var answers = new ArrayList<String>();
            for (var caller : callers) {
                answers.add(caller.answer());
            }
            assertThat(answers).containsOnly("HTTP/1.1 200 ");
            assertThat(service.log()).noneMatch(it -> it.contains("Terminating due to"));
        } finally {
            close(callers);
        }
    }

    private static void awaitAnswer(SampleProcess service) {
        var http = RestTestClient.bindToServer().baseUrl(service.address()).build();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(
                        () -> http.get().uri("/actuator/health").exchange().expectStatus().isOk());
    }

    private static void close(List<Caller> callers) throws IOException {
        for (var caller : callers) {
            caller.close();
        }
    }

    /** One who has come to the door already when all ask at once. */
    private static final class Caller implements AutoCloseable {
        private static final String BODY = "{\"title\": \"Oppslag\"}";
        private static final Duration PATIENCE = Duration.ofMinutes(1);

        private final Socket socket;

        Caller(String address) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }

        void ask() throws IOException {
            var request =
                    """
                    POST /notices HTTP/1.1
                    Host: sample
                    Content-Type: application/json
                    Content-Length: %d

                    %s\
                    """
                            .formatted(BODY.length(), BODY);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
        }

        String answer() throws IOException {
            var first = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return String.valueOf(first.readLine());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
