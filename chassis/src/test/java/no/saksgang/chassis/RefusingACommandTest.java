package no.saksgang.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import no.saksgang.chassis.http.IdempotencyKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingACommandTest extends SampleServiceTest {
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void a_notice_is_there() {
        post("{\"announcementId\": \"" + id + "\", \"title\": \"Møte\"}").expectStatus().isOk();
    }

    @Test
    void names_what_the_domain_refuses_in_the_callers_language() {
        rename("\"0\"", "revet ned", "nb")
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:notice-torn-down")
                .jsonPath("$.title")
                .isEqualTo("Oppslaget er revet ned.")
                .jsonPath("$.detail")
                .isEqualTo("Årsak: storm.")
                .jsonPath("$.status")
                .isEqualTo(409);
        rename("\"0\"", "revet ned", "en")
                .jsonPath("$.title")
                .isEqualTo("The notice was torn down.");
        rename("\"0\"", "tull", "nb").jsonPath("$.status").isEqualTo(422);
    }

    @Test
    void speaks_norwegian_to_those_who_ask_for_a_language_that_it_does_not_have() {
        rename("\"0\"", "revet ned", "de").jsonPath("$.title").isEqualTo("Oppslaget er revet ned.");
    }

    @Test
    void points_at_an_unknown_field() {
        problem(
                        post(
                                "{\"title\": \"Møte\", \"lines\": [{\"text\": \"a\", \"farge\": \"rød\"}]}"),
                        400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/lines/0/farge")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("Feltet er ukjent.");
    }

    @Test
    void points_at_a_wrong_date() {
        problem(post("{\"title\": \"Møte\", \"day\": \"31. februar\"}"), 400)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/day");
    }

    @Test
    void points_at_every_field_that_breaks_its_limits() {
        problem(
                        post(
                                "{\"title\": \""
                                        + "x".repeat(21)
                                        + "\", \"lines\": [{\"text\": \" \", \"size\": 0}]}"),
                        400)
                .jsonPath("$.errors[?(@.pointer == '/title')].detail")
                .isEqualTo("Lengden må være fra 0 til 20.")
                .jsonPath("$.errors[?(@.pointer == '/lines/0/text')].detail")
                .isEqualTo("Teksten mangler.")
                .jsonPath("$.errors[?(@.pointer == '/lines/0/size')].detail")
                .isEqualTo("Tallet må være større enn null.");
    }

    @Test
    void says_where_json_is_broken_and_keeps_the_parsers_words_to_itself() {
        var body =
                new String(
                        problem(post("{\"title\": \n Møte}"), 400)
                                .jsonPath("$.type")
                                .isEqualTo("urn:saksgang:problem:malformed-json")
                                .jsonPath("$.line")
                                .isEqualTo("2")
                                .returnResult()
                                .getResponseBodyContent(),
                        StandardCharsets.UTF_8);
        assertThat(body).doesNotContainIgnoringCase("jackson").doesNotContain("Unrecognized");
    }

    @Test
    void wants_a_body() {
        problem(post(""), 400).jsonPath("$.type").isEqualTo("urn:saksgang:problem:malformed-body");
    }

    @Test
    void does_not_know_an_id_that_there_is_not() {
        problem(http().get().uri("/notices/finnes-ikke").exchange(), 404)
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:unknown-id");
        problem(http().get().uri("/notices/%00").exchange(), 404);
        problem(http().get().uri("/notices/æ!").exchange(), 404);
        problem(http().get().uri("/ingenting").exchange(), 404);
    }

    /** What the container refuses, or Spring's filters, never comes to a controller. */
    @Test
    void speaks_of_what_was_refused_before_it_was_read() {
        problem(http().get().uri("/error").exchange(), 404)
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:no-such-address");
        problem(http().patch().uri("/notices").exchange(), 405);
        problem(
                        http().post()
                                .uri("/notices")
                                .contentType(MediaType.TEXT_PLAIN)
                                .body("Møte")
                                .exchange(),
                        415)
                .jsonPath("$.title")
                .isEqualTo("Innhold av denne typen tas ikke imot.");
        problem(http().get().uri("/notices/x").accept(MediaType.IMAGE_PNG).exchange(), 404);
    }

    @Test
    void wants_to_know_which_version_is_changed() {
        problem(
                        http().put()
                                .uri("/notices/{id}/title", id)
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("{\"title\": \"Nytt\"}")
                                .exchange(),
                        428)
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:if-match-missing");
        rename("\"7\"", "Nytt", "nb")
                .jsonPath("$.status")
                .isEqualTo(412)
                .jsonPath("$.current")
                .isEqualTo("\"0\"");
        rename("syv", "Nytt", "nb").jsonPath("$.status").isEqualTo(400);
    }

    @Test
    void does_not_read_a_body_that_is_too_large() {
        problem(post("{\"title\": \"" + "x".repeat(1_100_000) + "\"}"), 413)
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:body-too-large");
    }

    @Test
    void does_the_same_creation_once() {
        var first = create("k-" + id);
        var again = create("k-" + id);

        assertThat(again).isEqualTo(first);
        problem(post("{\"announcementId\": \"" + id + "\", \"title\": \"Et annet\"}"), 409)
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:already-exists");
    }

    private String create(String key) {
        return new String(
                http().post()
                        .uri("/notices")
                        .header(IdempotencyKey.HEADER, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"title\": \"Møte\"}")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private RestTestClient.ResponseSpec post(String body) {
        return http().post()
                .uri("/notices")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private BodyContentSpec rename(String seen, String title, String language) {
        return http().put()
                .uri("/notices/{id}/title", id)
                .header(HttpHeaders.IF_MATCH, seen)
                .headers(it -> it.set(HttpHeaders.ACCEPT_LANGUAGE, language))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"title\": \"" + title + "\"}")
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }

    private static BodyContentSpec problem(RestTestClient.ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }
}
