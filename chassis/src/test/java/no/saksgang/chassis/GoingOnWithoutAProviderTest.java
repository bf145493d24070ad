package no.saksgang.chassis;

import static org.awaitility.Awaitility.await;

import no.saksgang.testing.Issuer;
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
class GoingOnWithoutAProviderTest extends SampleServiceTest {
    private static final Issuer ISSUER = new Issuer();

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry settings) {
        settings.add("saksgang.login.issuer", ISSUER::address);
        ISSUER.close();
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void a_service_starts_without_it_asks_to_try_again_and_keeps_the_keys_it_once_had() {
        http().get().uri("/actuator/health").exchange().expectStatus().isOk();
        heard().expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:login-away");

        ISSUER.start();
        await().untilAsserted(() -> heard().expectStatus().isOk());

        ISSUER.close();
        heard().expectStatus().isOk();
    }

    private RestTestClient.ResponseSpec heard() {
        return http().get()
                .uri("/notices/heard")
                .header("Authorization", "Bearer " + ISSUER.token(null, "secretariat"))
                .exchange();
    }
}
