package no.saksgang.chassis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.saksgang.testing.Issuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
// Two in one consumer group would take each other's events.
@DirtiesContext
class LoggingInTest extends SampleServiceTest {
    private static final Issuer ISSUER = new Issuer();
    private static final String PROBLEM = "urn:saksgang:problem:";

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry settings) {
        settings.add("saksgang.login.issuer", ISSUER::address);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void nobody_gets_in_without_a_token() {
        get("/notices/heard", null)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "not-logged-in")
                .jsonPath("$.title")
                .isEqualTo("Du er ikke logget inn.");
    }

    @Test
    void a_token_of_the_secretariat_opens_everything() {
        get("/notices/heard", ISSUER.token(null, "secretariat")).expectStatus().isOk();
        get("/actuator/outbox", ISSUER.token(null, "secretariat")).expectStatus().isOk();
    }

    @Test
    void what_asks_not_who_calls_is_the_secretariats_alone() {
        get("/notices/heard", ISSUER.token("eva", "leader", "member"))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "not-allowed");
        get("/notices/heard", ISSUER.token("eva")).expectStatus().isForbidden();
        get("/no-such-thing", ISSUER.token("eva")).expectStatus().isForbidden();
        get("/actuator/deadletters", ISSUER.token("eva", "member")).expectStatus().isForbidden();
        get("/actuator/outbox", null).expectStatus().isUnauthorized();
    }

    @Test
    void who_watches_over_the_service_needs_no_token() {
        for (var path :
                List.of("/actuator/health", "/actuator/prometheus", "/actuator/rest", "/openapi")) {
            get(path, null).expectStatus().isOk();
        }
    }

    @Test
    void only_a_token_of_the_issuer_for_us_and_of_today_is_believed() {
        refused(with("aud", List.of("another")));
        refused(with("iss", "http://127.0.0.1:1"));
        refused(with("exp", Instant.now().minusSeconds(600).getEpochSecond()));
        refused(with("nbf", Instant.now().plusSeconds(600).getEpochSecond()));
        refused(ISSUER.token(null, "secretariat") + "x");
        refused("no token");
        try (var another = new Issuer()) {
            var claims = ISSUER.claims();
            claims.put("roles", List.of("secretariat"));
            refused(another.token(claims));
        }
    }

    private static String with(String claim, Object value) {
        var claims = ISSUER.claims();
        claims.putAll(Map.of("roles", List.of("secretariat"), claim, value));
        return ISSUER.token(claims);
    }

    private void refused(String token) {
        get("/notices/heard", token)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    private RestTestClient.ResponseSpec get(String path, @Nullable String token) {
        var request = http().get().uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.exchange();
    }
}
