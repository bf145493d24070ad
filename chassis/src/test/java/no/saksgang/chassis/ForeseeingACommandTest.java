package no.saksgang.chassis;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import java.util.UUID;
import no.saksgang.events.EventBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeseeingACommandTest extends SampleServiceTest {
    private final String id = UUID.randomUUID().toString();

    @Test
    void is_answered_with_what_would_be_said_and_nothing_is_stored() {
        var foreseen = post("/notices?preview");
        foreseen.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(EventBatch.MEDIA_TYPE)
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG);
        foreseen.expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].id")
                .isEqualTo("announcement/" + id + ":1")
                .jsonPath("$[0].data.title")
                .isEqualTo("Møte");
        http().get().uri("/notices/{id}", id).exchange().expectStatus().isNotFound();
        post("/notices").expectStatus().isOk();
        // Now it is taken, as it would be.
        post("/notices?preview").expectStatus().isEqualTo(409);
    }

    @Test
    void is_refused_as_the_command_would_be_but_asks_nobody_what_they_have_seen() {
        post("/notices").expectStatus().isOk();
        rename("Nytt", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(EventBatch.MEDIA_TYPE)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
        rename("Nytt", "\"7\"").expectStatus().isEqualTo(412);
        rename("tull", "\"0\"")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:title-too-silly");
        http().get()
                .uri("/notices/{id}", id)
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Møte");
    }

    private ResponseSpec post(String path) {
        return http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"announcementId\": \"" + id + "\", \"title\": \"Møte\"}")
                .exchange();
    }

    private ResponseSpec rename(String title, @Nullable String seen) {
        return http().put()
                .uri("/notices/{id}/title?preview", id)
                .headers(it -> {
                    if (seen != null) {
                        it.set(IF_MATCH, seen);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"title\": \"" + title + "\"}")
                .exchange();
    }
}
