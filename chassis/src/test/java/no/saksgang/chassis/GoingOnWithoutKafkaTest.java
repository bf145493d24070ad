package no.saksgang.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.saksgang.chassis.sample.SampleProcess;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoingOnWithoutKafkaTest {
    /**
     * What the design allows is 15 s on a quiet machine; a test that shares two cores with others
     * waits twice as long.
     */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private static final Duration TO_CONSUME = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final int LINES = 100;

    private final String title = UUID.randomUUID().toString().substring(0, 20);

    @Test
    void a_service_starts_takes_commands_says_little_and_ends(@TempDir Path directory)
            throws Exception {
        try (var service = withoutKafka(directory, SampleProcess.freePort())) {
            answers(service);
            put(service);
            await().atMost(TO_ANSWER)
                    .untilAsserted(() ->
                            assertThat(outbox(service))
                                    .contains("\"event\":\"announcement/", "\"cause\":"));

            assertThat(service.endsWithin(TO_END)).isTrue();
            assertThat(service.log()).hasSizeLessThan(LINES);
        }
    }

    @Test
    void a_service_consumes_and_publishes_what_waited_when_kafka_is_there(@TempDir Path directory)
            throws Exception {
        var kafka = SampleProcess.freePort();
        try (var service = withoutKafka(directory, kafka)) {
            answers(service);
            put(service);

            try (var _ = new Door(kafka, Servers.kafka())) {
                await().atMost(TO_CONSUME)
                        .untilAsserted(() -> assertThat(heard(service)).contains(title));
            }

            assertThat(service.endsWithin(TO_END)).isTrue();
            assertThat(service.log()).hasSizeLessThan(LINES);
        }
    }

    private static SampleProcess withoutKafka(Path directory, int kafkaPort) {
        return SampleProcess.start(
                directory,
                Map.of(
                        "MONGODB_URI",
                        Servers.mongoUri("t" + UUID.randomUUID().toString().replace("-", "")),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + kafkaPort,
                        "SAKSGANG_RELAY_LATE_AFTER",
                        "100ms",
                        // Of its own, as another sample service may listen at the same time.
                        "SAMPLE_GROUP",
                        "sample-" + UUID.randomUUID()));
    }

    private static void answers(SampleProcess service) {
        await().atMost(TO_ANSWER)
                .ignoreExceptions()
                .untilAsserted(() ->
                        http(service)
                                .get()
                                .uri("/actuator/health")
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .jsonPath("$.components.kafka.status")
                                .isEqualTo("DEGRADED"));
    }

    private void put(SampleProcess service) {
        http(service)
                .post()
                .uri("/notices")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"title\": \"" + title + "\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String outbox(SampleProcess service) {
        return String.valueOf(
                http(service)
                        .get()
                        .uri("/actuator/outbox")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody());
    }

    private static String heard(SampleProcess service) {
        return String.valueOf(
                http(service)
                        .get()
                        .uri("/notices/heard")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody());
    }

    private static RestTestClient http(SampleProcess service) {
        return RestTestClient.bindToServer().baseUrl(service.address()).build();
    }
}
