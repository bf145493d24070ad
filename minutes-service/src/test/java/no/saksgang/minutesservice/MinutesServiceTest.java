package no.saksgang.minutesservice;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import no.saksgang.events.Topic;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service, running on real servers: one for all tests that need it, each with its own ids. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class MinutesServiceTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired protected MongoTemplate mongo;
    @LocalServerPort private int port;
    protected Speaker meetingService;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> Servers.mongoUri("minutes-service"));
        registry.add("spring.kafka.bootstrap-servers", Servers::kafka);
        registry.add("saksgang.inbox.pause", () -> "10ms");
        registry.add("saksgang.search.poll", () -> "50ms");
    }

    @SuppressWarnings("NullAway.Init") // set before each test
    protected MinutesServiceTest() {}

    @BeforeEach
    void speak() {
        meetingService = Speaker.at(Servers.kafka());
    }

    @AfterEach
    void fallSilent() {
        meetingService.close();
    }

    protected RestTestClient http() {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "nb")
                .build();
    }

    protected static AReferat referat(String meetingId) {
        return AReferat.of(AMeeting.aMeeting().withId(meetingId));
    }

    protected void awaitRevision(String meetingId, int revision) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        http().get()
                                .uri("/minutes/{id}/revisions/{n}", meetingId, revision)
                                .exchange()
                                .expectStatus()
                                .isEqualTo(HttpStatus.OK));
    }

    /** Ids of what the archive has said of a meeting's minutes, repeats among them. */
    protected static java.util.List<String> said(String meetingId) {
        return KafkaRecords.at(Servers.kafka()).ids(Topic.MINUTES).stream()
                .filter(it -> it.startsWith("minutes/" + meetingId + ":"))
                .toList();
    }
}
