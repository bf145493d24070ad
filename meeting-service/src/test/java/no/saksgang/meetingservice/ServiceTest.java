package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a real store and a real Kafka, one for all tests that extend this; only the
 * clock is the tests' own. Each test has ids that no other has.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(ServiceTest.Time.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ServiceTest {
    /** Two weeks before the meeting. */
    protected static final Instant PLANNED = Instant.parse("2025-08-28T07:00:00Z");

    protected static final Instant START = Instant.parse("2025-09-11T08:00:00Z");
    protected static final Instant END = Instant.parse("2025-09-11T10:30:00Z");
    protected static final Instant AFTER = END.plusSeconds(300);

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired private MockMvcTester http;
    @Autowired private MovableClock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        settings.add("spring.mongodb.uri", () -> Servers.mongoUri("meeting-service"));
        settings.add("spring.kafka.bootstrap-servers", Servers::kafka);
    }

    /** The tests' own clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    /** Stands still until it is moved. */
    static final class MovableClock extends Clock {
        private volatile Instant now = PLANNED;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the service has no zone of its own");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void beginTwoWeeksBefore() {
        clockAt(PLANNED);
    }

    protected final void clockAt(Instant now) {
        clock.now = now;
    }

    /** The id by this name in this test. */
    protected final String id(String name) {
        return name + "-" + run;
    }

    protected static KafkaRecords kafka() {
        return KafkaRecords.at(Servers.kafka());
    }

    /** The types of what was said of this subject, in order. */
    protected static List<String> said(String subject) {
        return kafka().ofEvents().stream()
                .filter(it -> subject.equals(it.key()))
                .map(it -> String.valueOf(it.headers().get("ce_type")))
                .map(it -> it.replace("no.saksgang.", "").replace(".v1", ""))
                .toList();
    }

    // HTTP

    protected final Reply get(String path) {
        return send(HttpMethod.GET, path, null, Map.of());
    }

    protected final Reply post(String path, Object body) {
        return send(HttpMethod.POST, path, body, Map.of());
    }

    protected final Reply put(String path, Object body) {
        return send(HttpMethod.PUT, path, body, Map.of());
    }

    protected final Reply delete(String path) {
        return send(HttpMethod.DELETE, path, null, Map.of());
    }

    /** With the ETag that a GET of {@code seen} answers now. */
    protected final Reply postSeen(String seen, String below, Object body) {
        return send(HttpMethod.POST, seen + below, body, Map.of("If-Match", etag(seen)));
    }

    /** With the ETag that a GET of {@code seen} answers now. */
    protected final Reply putSeen(String seen, String below, Object body) {
        return send(HttpMethod.PUT, seen + below, body, Map.of("If-Match", etag(seen)));
    }

    /** Who calls, where the service asks. */
    protected Optional<String> token() {
        return Optional.empty();
    }

    protected final String etag(String path) {
        return String.valueOf(get(path).etag());
    }

    /**
     * @param body text as it is, anything else as JSON
     */
    protected final Reply send(
            HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = http.method(method).uri(path);
        headers.forEach(request::header);
        token().ifPresent(it -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + it));
        if (body != null) {
            if (!headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
                request.contentType(MediaType.APPLICATION_JSON);
            }
            switch (body) {
                case byte[] bytes -> request.content(bytes);
                case String text -> request.content(text);
                default -> request.content(JSON.writeValueAsBytes(body));
            }
        }
        return new Reply(request.exchange());
    }

    /** What the service answered. */
    protected record Reply(MvcTestResult result) {
        public int status() {
            return result.getResponse().getStatus();
        }

        public @Nullable String etag() {
            return result.getResponse().getHeader(HttpHeaders.ETAG);
        }

        public JsonNode body() {
            return JSON.readTree(result.getResponse().getContentAsByteArray());
        }

        public Reply ok() {
            assertThat(status()).as(() -> body().toPrettyString()).isBetween(200, 299);
            return this;
        }

        /** Is a problem of this status and name. */
        public Reply refused(int status, String name) {
            assertThat(body().path("type").asString())
                    .as(() -> status() + " " + body().toPrettyString())
                    .isEqualTo("urn:saksgang:problem:" + name);
            assertThat(status()).isEqualTo(status);
            assertThat(result.getResponse().getContentType())
                    .startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            assertThat(body().path("title").asString()).doesNotContain(name, "{");
            return this;
        }

        /** Is a 400 that points at these fields. */
        public Reply pointsAt(String... pointers) {
            refused(400, "invalid-fields");
            assertThat(body().path("errors").valueStream())
                    .extracting(it -> it.path("pointer").asString())
                    .containsExactlyInAnyOrder(pointers);
            return this;
        }
    }

    // The ordinary group and its meeting

    /** A group of eva (leader), siv (secretariat), ola and kari. */
    protected final String aGroup(String name) {
        var group = id(name);
        post("/groups", Map.of("groupId", group, "name", "Faggruppe for " + name)).ok();
        join(group, "eva", "LEADER").ok();
        join(group, "siv", "SECRETARIAT").ok();
        join(group, "ola", "MEMBER").ok();
        join(group, "kari", "MEMBER").ok();
        return group;
    }

    protected final Reply join(String group, String member, String role) {
        return put(
                "/groups/" + group + "/members/" + id(member),
                Map.of(
                        "name",
                        "Navn " + member,
                        "email",
                        id(member) + "@asker.example",
                        "language",
                        "nb",
                        "role",
                        role,
                        "represents",
                        "Asker"));
    }

    /** The body of a meeting of the group {@code energi}, which is there. */
    protected final Map<String, Object> meetingOf(String group, String name) {
        return new java.util.HashMap<>(
                Map.of(
                        "meetingId", id(name),
                        "title", "Møte i faggruppen",
                        "groupIds", List.of(group),
                        "startsAt", START.toString(),
                        "endsAt", END.toString(),
                        "timeZone", "Europe/Oslo",
                        "place", Map.of("name", "Teams"),
                        "leaderId", id("eva"),
                        "secretaryId", id("siv"),
                        "agenda", AGENDA));
    }

    protected static final List<Map<String, Object>> AGENDA =
            List.of(
                    Map.of("title", "Godkjenning av dagsorden", "kind", "approval-of-agenda"),
                    Map.of(
                            "title",
                            "Arbeidsgrupper",
                            "kind",
                            "discussion",
                            "items",
                            List.of(
                                    Map.of("title", "Gruppe 1", "kind", "discussion"),
                                    Map.of("title", "Gruppe 2", "kind", "discussion"))));

    /** A planned meeting of a group of its own. */
    protected final String aPlannedMeeting() {
        var path = "/meetings/" + id("m");
        post("/meetings", meetingOf(aGroup("energi"), "m")).ok();
        return path;
    }

    protected final String aConvenedMeeting() {
        var path = aPlannedMeeting();
        postSeen(path, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
        return path;
    }

    protected final String aCancelledMeeting() {
        var path = aConvenedMeeting();
        post(path + "/cancellation", Map.of("reason", "Sykdom")).ok();
        return path;
    }

    /** A meeting that is over, with a circulated draft. */
    protected final String aCirculatedReferat() {
        var path = aConvenedMeeting();
        clockAt(AFTER);
        put(path + "/referat", Map.of("items", List.of(Map.of("number", "1", "body", "Godkjent."))))
                .ok();
        postSeen(path + "/referat", "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z"))
                .ok();
        return path;
    }

    protected final String anApprovedReferat() {
        var path = aCirculatedReferat();
        postSeen(path + "/referat", "/approval", Map.of("withRemarks", false)).ok();
        return path;
    }
}
