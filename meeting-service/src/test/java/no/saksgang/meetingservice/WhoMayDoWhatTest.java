package no.saksgang.meetingservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.saksgang.testing.AccessTable;
import no.saksgang.testing.AccessTable.Cell;
import no.saksgang.testing.Endpoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The whole of who may do what, endpoint by endpoint. The leader, the member and the observer are
 * in the group that meets; the outsider is in another.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WhoMayDoWhatTest extends LoggedInTest {
    private static final AccessTable TABLE =
            AccessTable.of(
                    """
                    secretariat leader member observer outsider dashboard
                    POST /organisations                                      + - - - - -
                    GET /organisations                                       + + + + + +
                    GET /organisations/{id}                                  + + + + + +
                    POST /groups                                             + - - - - -
                    GET /groups                                              + + + + + -
                    GET /groups/{id}                                         + + + + - -
                    PUT /groups/{id}                                         + - - - - -
                    GET /groups/{groupId}/members                            + + + + - -
                    POST /groups/{groupId}/members                           + - - - - -
                    POST /groups/{groupId}/members preview                   + - - - - -
                    PUT /groups/{groupId}/members/{memberId}                 + - - - - -
                    DELETE /groups/{groupId}/members/{memberId}              + - - - - -
                    GET /groups/{groupId}/template                           + + + + - -
                    PUT /groups/{groupId}/template                           + - - - - -
                    DELETE /groups/{groupId}/template                        + - - - - -
                    GET /members                                             + + + + + -
                    GET /members/{id}                                        + - + - - -
                    DELETE /members/{id}                                     + - - - - -
                    POST /meetings                                           + - - - - -
                    GET /meetings                                            + + + + + +
                    GET /meetings/{id}                                       + + + + ? +
                    PUT /meetings/{id}/agenda                                + + - - ? -
                    POST /meetings/{id}/agenda/approval                      + + - - ? -
                    POST /meetings/{id}/papers                               + + - - ? -
                    POST /meetings/{id}/files                                + + - - ? -
                    GET /meetings/{id}/files/{fileId}                        + + + + ? -
                    PUT /meetings/{id}/schedule                              + - - - ? -
                    POST /meetings/{id}/cancellation                         + - - - ? -
                    PUT /meetings/{id}/answers/{memberId}                    + - + - ? -
                    PUT /meetings/{id}/attendance                            + + - - ? -
                    GET /referater                                           + + + + + -
                    GET /meetings/{id}/referat                               + + - - ? -
                    PUT /meetings/{id}/referat If-Match                      + + - - ? -
                    PUT /meetings/{id}/referat !If-Match                     + + - - ? -
                    POST /meetings/{id}/referat/circulation                  + + - - ? -
                    POST /meetings/{id}/referat/comments                     + - + - ? -
                    PUT /meetings/{id}/referat/comments/{commentId}/resolution + + - - ? -
                    POST /meetings/{id}/referat/approval                     + - - - ? -
                    POST /meetings/{id}/referat/correction                   + - - - ? -
                    POST /conferences                                        + - - - - -
                    GET /conferences                                         + + + + + -
                    GET /conferences/{id}                                    + + + + ? -
                    POST /conferences/{id}/announcement                      + - - - - -
                    PUT /conferences/{id}/schedule                           + - - - - -
                    POST /conferences/{id}/cancellation                      + - - - - -
                    POST /conferences/{id}/registrations                     + - + - ? -
                    POST /announcements                                      + - - - - -
                    GET /announcements                                       + + + + + -
                    GET /announcements/{id}                                  + + + + ? -
                    POST /followups                                          + - - - - -
                    GET /followups                                           + + + + + -
                    GET /followups/{id}                                      + + + + ? -
                    PUT /followups/{id}/due                                  + - - - - -
                    PUT /followups/{id}/owners                               + - - - - -
                    POST /followups/{id}/closing                             + - + - ? -
                    POST /followups/{id}/reopening                           + - - - - -
                    POST /cases                                              + - - - - -
                    GET /cases                                               + + + + + -
                    GET /cases/{id}                                          + + + + ? -
                    GET /cases/{id}/items                                    + + + + ? -
                    PUT /cases/{id}/title                                    + - - - - -
                    POST /cases/{id}/closing                                 + - - - - -
                    POST /cases/{id}/reopening                               + - - - - -
                    """);

    /** For everybody, with or without a login. */
    private static final String OPEN = " /public/";

    private static final byte[] PDF = "%PDF-1.7 x".getBytes(UTF_8);

    private static final Map<String, Object> TEMPLATE =
            Map.of(
                    "title",
                    "Møte",
                    "startTime",
                    "09:00",
                    "minutes",
                    60,
                    "answerDays",
                    7,
                    "items",
                    List.of());

    private String file = "";

    static final List<Cell> CELLS = TABLE.cells();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @BeforeAll
    void everything_is_there_once() {
        var meeting = aCalledMeeting();
        everythingElse();
        join(id("energi"), "liv", "MEMBER").ok();
        put("/groups/" + id("energi") + "/template", TEMPLATE).ok();
        put(meeting + "/referat", Map.of("items", List.of())).ok();
        file = post(meeting + "/files?name=Notat.pdf", PDF).ok().body().path("fileId").asString();
    }

    @Test
    void is_said_of_every_endpoint() {
        var ours = Endpoints.of(mappings, "no.saksgang.meetingservice");
        assertThat(ours)
                .filteredOn(it -> !it.contains(OPEN))
                .containsExactlyInAnyOrderElementsOf(TABLE.endpoints());
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void holds(Cell cell) {
        as(cell.caller());

        var answer = call(cell.endpoint());

        assertThat(cell.verdict().isSaidBy(answer.status()))
                .as(cell + ", but the answer was " + answer.status())
                .isTrue();
    }

    @Test
    void nobody_may_anything_without_a_login() {
        as("nobody");
        TABLE.endpoints().forEach(it -> call(it).refused(401, "not-logged-in"));
    }

    @Test
    void nobody_may_anything_whose_roles_are_none_of_ours() {
        as("stranger");
        TABLE.endpoints().forEach(it -> call(it).refused(403, "not-allowed"));
    }

    @Test
    void nobody_is_believed_whose_member_id_is_none() {
        as("no id");
        get("/meetings").refused(401, "not-logged-in");
    }

    private Reply call(String endpoint) {
        var words = endpoint.split(" ");
        var preview = endpoint.endsWith(" preview") ? "?preview" : "";
        var headers =
                endpoint.endsWith("!If-Match") || words[0].equals("GET")
                        ? Map.<String, String>of()
                        // Nobody has seen that, so whoever may do it does nothing.
                        : Map.of("If-Match", "\"99\"");
        return send(
                HttpMethod.valueOf(words[0]),
                path(words[0], words[1]) + preview,
                body(endpoint),
                endpoint.startsWith("POST /groups/{groupId}/members")
                        ? Map.of("Content-Type", "text/csv")
                        : headers);
    }

    private String path(String method, String pattern) {
        var kind = pattern.split("/")[1];
        var someone = id(method.equals("DELETE") ? "liv" : "ola");
        var id =
                switch (kind) {
                    case "organisations" -> id("asker");
                    case "groups" -> id("energi");
                    case "members" -> someone;
                    case "meetings" -> id("m");
                    case "conferences" -> id("c");
                    case "followups" -> id("f");
                    case "cases" -> id("k");
                    default -> id("a");
                };
        if (pattern.equals("/referater")) {
            return "/referater?meeting=" + id("m");
        }
        if (pattern.equals("/members")) {
            return "/members?id=" + id("ola");
        }
        if (pattern.endsWith("/files")) {
            return "/meetings/" + id + "/files?name=Notat.pdf";
        }
        return pattern.replace("{id}", id)
                .replace("{groupId}", id("energi"))
                .replace("{memberId}", someone)
                .replace("{commentId}", "1")
                .replace("{fileId}", file);
    }

    private @Nullable Object body(String endpoint) {
        var everyone = Map.of("everyone", true);
        return switch (endpoint.replaceAll(" !?(If-Match|preview)", "")) {
            case "POST /organisations" -> Map.of("name", "Bærum");
            case "POST /groups", "PUT /groups/{id}" -> Map.of("name", "Ny");
            case "PUT /groups/{groupId}/template" -> TEMPLATE;
            case "POST /groups/{groupId}/members" ->
                    "navn;e-post;rolle\nLiv;" + id("liv") + "@asker.example;medlem\n";
            case "PUT /groups/{groupId}/members/{memberId}" ->
                    Map.of("name", "Ola", "email", id("ola") + "@asker.example", "role", "MEMBER");
            case "POST /meetings" -> meetingOf(id("energi"), "n");
            case "PUT /meetings/{id}/agenda" -> Map.of("items", AGENDA);
            case "POST /meetings/{id}/agenda/approval" -> Map.of("approvedBy", id("eva"));
            case "POST /meetings/{id}/papers" ->
                    Map.of("title", "Notat", "url", "https://asker.example/notat");
            case "POST /meetings/{id}/files" -> PDF;
            case "PUT /meetings/{id}/schedule" ->
                    Map.of("startsAt", START.plusSeconds(60).toString(), "endsAt", END.toString());
            case "POST /meetings/{id}/cancellation", "POST /conferences/{id}/cancellation" ->
                    Map.of("reason", "Sykdom");
            case "PUT /meetings/{id}/answers/{memberId}" -> Map.of("answer", "ACCEPTED");
            case "PUT /meetings/{id}/attendance" -> Map.of("present", List.of());
            case "PUT /meetings/{id}/referat" -> Map.of("items", List.of());
            case "POST /meetings/{id}/referat/circulation" ->
                    Map.of("commentsBy", "2025-09-18T14:00:00Z");
            case "POST /meetings/{id}/referat/comments" ->
                    Map.of("memberId", id("ola"), "text", "Ja.");
            case "PUT /meetings/{id}/referat/comments/{commentId}/resolution" ->
                    Map.of("resolution", "Tatt inn.", "partOfReferat", true);
            case "POST /meetings/{id}/referat/approval" -> Map.of("withRemarks", false);
            case "POST /meetings/{id}/referat/correction" ->
                    Map.of("reason", "Feil", "items", List.of(Map.of("number", "1", "body", "x")));
            case "POST /conferences" ->
                    Map.of(
                            "title",
                            "Ny",
                            "date",
                            "2025-10-01",
                            "timeZone",
                            "Europe/Oslo",
                            "place",
                            Map.of("name", "Asker"),
                            "audience",
                            everyone);
            case "PUT /conferences/{id}/schedule" -> Map.of("date", "2025-10-02");
            case "POST /conferences/{id}/registrations" -> Map.of("memberId", id("ola"));
            case "POST /announcements" ->
                    Map.of("title", "Ny", "body", "Ny.", "audience", everyone);
            case "POST /conferences/{id}/announcement" -> Map.of();
            case "POST /followups" -> Map.of("groupIds", List.of(id("energi")), "text", "Ring.");
            case "PUT /followups/{id}/due" -> Map.of("due", Map.of("by", "2025-Q4"));
            case "PUT /followups/{id}/owners" -> Map.of("owners", List.of());
            case "POST /followups/{id}/closing" -> Map.of("closedBy", id("ola"));
            case "POST /followups/{id}/reopening",
                    "POST /cases/{id}/closing",
                    "POST /cases/{id}/reopening" ->
                    Map.of();
            case "POST /cases" -> Map.of("groupId", id("energi"), "title", "Ny");
            case "PUT /cases/{id}/title" -> Map.of("title", "Ny");
            default -> null;
        };
    }
}
