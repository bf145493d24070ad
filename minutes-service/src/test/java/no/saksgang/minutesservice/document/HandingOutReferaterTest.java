package no.saksgang.minutesservice.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import no.saksgang.minutesservice.MinutesServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HandingOutReferaterTest extends MinutesServiceTest {
    @BeforeEach
    void archive() {
        var approved = referat("out-1").saying("1", "Vi så på *planen*. <script>alert(1)</script>");
        meetingService.say(approved.approved());
        meetingService.say(approved.saying("1", "Rettet tekst.").corrected("Feil tekst"));
        awaitRevision("out-1", 2);
    }

    @Test
    void gives_the_newest_revision_as_data_unless_asked_otherwise() {
        get("/minutes/out-1", "*/*")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.meetingId")
                .isEqualTo("out-1")
                .jsonPath("$.revision")
                .isEqualTo(2)
                .jsonPath("$.reason")
                .isEqualTo("Feil tekst")
                .jsonPath("$.items[0].body")
                .isEqualTo("Rettet tekst.");
    }

    @Test
    void gives_a_page_that_is_safe_and_says_that_it_was_corrected() {
        var page = text(get("/minutes/out-1", "text/html,application/xhtml+xml,*/*;q=0.8"));
        var first = text(get("/minutes/out-1/revisions/1", "text/html"));

        assertThat(page).contains("<html lang=\"nb\">", "Rettet utgave, nummer 2: Feil tekst");
        assertThat(page).contains("12. mars 2026, kl. 09.00–12.00", "Til stede", "Forfall");
        assertThat(first).contains("<em>planen</em>", "&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void gives_markdown_to_work_on_with() {
        get("/minutes/out-1", "text/markdown")
                .expectHeader()
                .contentTypeCompatibleWith("text/markdown");
        assertThat(text(get("/minutes/out-1/revisions/1", "text/markdown")))
                .startsWith("# Referat 1/2026: ")
                .contains("## Sak 1: ", "Vi så på *planen*.");
    }

    @Test
    void lists_the_revisions_and_keeps_the_old_ones_readable() {
        get("/minutes/out-1/revisions", "application/json")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].revision")
                .isEqualTo(1)
                .jsonPath("$.items[1].reason")
                .isEqualTo("Feil tekst");
        get("/minutes/out-1/revisions/1", "application/json")
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(1);
    }

    @Test
    void tells_the_public_why_it_was_corrected_unless_something_is_for_members() {
        var closed = referat("out-2").sayingToMembers("1", "Lukket.", null);
        meetingService.say(closed.approved());
        meetingService.say(closed.corrected("Navnet på søkeren var feil"));
        awaitRevision("out-2", 2);

        get("/public/minutes/out-1", "application/json")
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("Feil tekst");
        get("/public/minutes/out-2", "application/json")
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(2)
                .jsonPath("$.reason")
                .doesNotExist();
    }

    @Test
    void sends_nothing_again_to_one_who_has_it() {
        var tag =
                get("/minutes/out-1", "text/html")
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getETag();

        http().get()
                .uri("/minutes/out-1")
                .header(HttpHeaders.ACCEPT, "text/html")
                .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void refuses_a_form_that_it_does_not_have() {
        get("/minutes/out-1", "application/pdf")
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "/minutes/none, 404, unknown-id", "/minutes/none/revisions, 404, unknown-id",
        "/minutes/out-1/revisions/9, 404, unknown-id",
                "/minutes/out-1/revisions/x, 404, unknown-id",
        "/minutes?from=11.9.2025, 400, invalid-parameter", "/minutes?limit=0, 400, invalid-fields",
        "/minutes?limit=x, 400, invalid-parameter", "/minutes?cursor=x, 400, invalid-parameter",
        "/minutes?sort=x, 400, invalid-parameter", "/minutes?group=a%20b, 400, invalid-parameter"
    })
    void says_in_norwegian_what_is_wrong(String address, int status, String problem) {
        http().get()
                .uri(java.net.URI.create(address))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:" + problem)
                .jsonPath("$.title")
                .value(String.class, it -> assertThat(it).isNotBlank());
    }

    @Test
    void finds_what_was_archived_and_is_then_at_rest() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        http().get()
                                .uri("/minutes?q=rettet&group=naering&from=2026-03-12&sort=newest")
                                .exchange()
                                .expectBody()
                                .jsonPath("$.total")
                                .isEqualTo(1)
                                .jsonPath("$.complete")
                                .isEqualTo(true)
                                .jsonPath("$.items[0].meetingId")
                                .isEqualTo("out-1")
                                .jsonPath("$.items[0].revision")
                                .isEqualTo(2)
                                .jsonPath("$.items[0].excerpts[0].itemNumber")
                                .isEqualTo("1")
                                .jsonPath("$.items[0].excerpts[0].html")
                                .isEqualTo("<mark>Rettet</mark> tekst."));
        http().get()
                .uri("/actuator/rest")
                .exchange()
                .expectBody()
                .jsonPath("$.waiting.index")
                .isEqualTo(0);
        http().get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.searchIndex.status")
                .isEqualTo("UP");
    }

    private ResponseSpec get(String address, String accept) {
        return http().get().uri(address).header(HttpHeaders.ACCEPT, accept).exchange();
    }

    private static String text(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(String.class).returnResult().getResponseBody());
    }
}
