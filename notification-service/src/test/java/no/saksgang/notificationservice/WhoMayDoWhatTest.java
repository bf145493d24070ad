package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.testing.AccessTable;
import no.saksgang.testing.AccessTable.Cell;
import no.saksgang.testing.AccessTable.Verdict;
import no.saksgang.testing.Endpoints;
import no.saksgang.testing.Issuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Mail is the secretariat's, and its figures a dashboard's; members' own pages need no login, since
 * their addresses are the key.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
// Two in one consumer group would take each other's events.
@DirtiesContext
class WhoMayDoWhatTest extends NotificationServiceTest {
    private static final AccessTable TABLE =
            AccessTable.of(
                    """
                    secretariat leader member observer dashboard
                    GET /mailings !newest               + - - - +
                    GET /mailings newest                + - - - +
                    GET /mailings/{id}                  + - - - +
                    GET /mailings/{id}/deliveries       + - - - -
                    GET /members/{id}/deliveries        + - - - -
                    POST /mailings/{id}/pause           + - - - -
                    POST /mailings/{id}/resume          + - - - -
                    POST /mailings/{id}/stop            + - - - -
                    POST /mailings/{id}/retry           + - - - -
                    POST /mailings/preview              + - - - -
                    GET /held                           + - - - -
                    GET /held/{id}                      + - - - -
                    POST /held/{id}/dismissal           + - - - -
                    GET /unreachable                    + - - - -
                    DELETE /unreachable/{memberId}      + - - - -
                    GET /groups/{id}/calendar           + - - - -
                    POST /groups/{id}/calendar/replacement + - - - -
                    GET /meetings/{id}/deliveries       + - - - -
                    """);

    static final List<Cell> CELLS = TABLE.cells();

    /** Members' pages, which their links lead to. */
    private static final List<String> OPEN =
            List.of("/replies/", "/followups/", "/preferences/", "/calendars/");

    private static final Issuer ISSUER = new Issuer();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry settings) {
        settings.add("saksgang.login.issuer", ISSUER::address);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void is_said_of_every_endpoint_but_members_own_pages() {
        var ours = Endpoints.of(mappings, "no.saksgang.notificationservice");
        assertThat(ours)
                .filteredOn(it -> OPEN.stream().noneMatch(it::contains))
                .containsExactlyInAnyOrderElementsOf(TABLE.endpoints());
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void holds(Cell cell) {
        var status = status(call(cell.endpoint(), token(cell.caller())));

        // There is no mailing, so whoever may is told that it is unknown.
        assertThat(cell.verdict() == Verdict.MAY ? status != 401 && status != 403 : status == 403)
                .as(cell + ", " + status)
                .isTrue();
    }

    @Test
    void nobody_may_anything_without_a_login_but_open_a_members_page() {
        TABLE.endpoints().forEach(it -> call(it, null).expectStatus().isUnauthorized());
        for (var path : List.of("/replies/x", "/preferences/x", "/calendars/x.ics")) {
            assertThat(status(http().get().uri(path).exchange())).as(path).isEqualTo(404);
        }
        http().get().uri("/pages.css").exchange().expectStatus().isOk();
    }

    @Test
    void a_members_page_has_the_headers_that_it_says_itself() {
        var headers =
                http().get()
                        .uri("/preferences/x")
                        .header(HttpHeaders.ACCEPT, "text/html")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseHeaders();
        assertThat(headers.get("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("style-src");
    }

    private ResponseSpec call(String endpoint, @Nullable String token) {
        var words = endpoint.split(" ");
        var request =
                http().method(HttpMethod.valueOf(words[0]))
                        .uri(
                                words[1].replaceAll("\\{\\w+}", "nothing")
                                        + (endpoint.endsWith(" newest") ? "?newest" : ""));
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (words[1].endsWith("/preview")) {
            request.contentType(MediaType.APPLICATION_JSON).body("[]");
        }
        return request.exchange();
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private static String token(String who) {
        return switch (who) {
            case "secretariat" -> ISSUER.token((String) null, "secretariat");
            case "leader" -> ISSUER.token("eva", "leader", "member");
            case "member" -> ISSUER.token("ola", "member");
            case "observer" -> ISSUER.token("odd", "observer");
            default -> ISSUER.token((String) null, "dashboard");
        };
    }
}
