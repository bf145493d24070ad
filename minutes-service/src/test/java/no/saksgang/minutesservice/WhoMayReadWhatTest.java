package no.saksgang.minutesservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.Role;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import no.saksgang.testing.AccessTable;
import no.saksgang.testing.AccessTable.Cell;
import no.saksgang.testing.Endpoints;
import no.saksgang.testing.Issuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may read what of the archive. The member and the observer are in the group whose referat has
 * an item for members; the outsider is in another.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
// Two in one consumer group would take each other's events.
@DirtiesContext
class WhoMayReadWhatTest extends MinutesServiceTest {
    private static final AccessTable TABLE =
            AccessTable.of(
                    """
                    secretariat member observer outsider dashboard
                    GET /minutes                                  + + + + -
                    GET /minutes/{meetingId}                      + + + - -
                    GET /minutes/{meetingId}/revisions            + + + - -
                    GET /minutes/{meetingId}/revisions/{revision} + + + - -
                    """);

    static final List<Cell> CELLS = TABLE.cells();
    private static final Issuer ISSUER = new Issuer();
    private static final GroupId GROUP = new GroupId("lesere");
    private static final JsonMapper JSON = new JsonMapper();

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

    @BeforeEach
    void there_are_two_referater_of_the_group() {
        meetingService.say(AMember.called("Mari").withId("mari").in(GROUP).saved());
        meetingService.say(AMember.called("Odd").withId("odd").in(GROUP, Role.OBSERVER).saved());
        meetingService.say(AMember.called("Per").withId("per").in(new GroupId("andre")).saved());
        meetingService.say(of("who-closed").sayingToMembers("1", "Lukket.", null).approved());
        meetingService.say(of("who-open").saying("1", "Åpent.").approved());
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(found("secretariat")).contains("who-closed", "who-open");
                    assertThat(found("member")).contains("who-closed");
                    assertThat(found("observer")).contains("who-closed");
                });
    }

    private static AReferat of(String meetingId) {
        return AReferat.of(AMeeting.aMeeting().withId(meetingId).ofGroups(GROUP));
    }

    @Test
    void is_said_of_every_endpoint() {
        // What is published is for everybody.
        assertThat(Endpoints.of(mappings, "no.saksgang.minutesservice"))
                .filteredOn(it -> !it.contains(" /public/"))
                .containsExactlyInAnyOrderElementsOf(TABLE.endpoints());
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void holds(Cell cell) {
        var answer = call(cell.endpoint(), token(cell.caller()));

        assertThat(cell.verdict().isSaidBy(status(answer)))
                .as(cell + ", " + status(answer))
                .isTrue();
    }

    @Test
    void nobody_may_anything_without_a_login() {
        TABLE.endpoints().forEach(it -> call(it, null).expectStatus().isUnauthorized());
    }

    @Test
    void a_referat_in_which_nothing_is_for_members_is_for_everyone_who_is_logged_in() {
        get("/minutes/who-open", token("outsider")).expectStatus().isOk();
        assertThat(found("outsider")).contains("who-open").doesNotContain("who-closed");
        assertThat(ids(get("/minutes?q=lukket", token("outsider")))).doesNotContain("who-closed");
    }

    @Test
    void who_leaves_a_group_reads_no_more_of_what_is_its_members() {
        var nina = AMember.called("Nina").withId("nina");
        meetingService.say(nina.in(GROUP).saved());
        awaitClosed("leaver", 200);
        meetingService.say(nina.inNoGroup().saved());
        awaitClosed("leaver", 403);
        assertThat(found("leaver")).doesNotContain("who-closed").contains("who-open");
    }

    private void awaitClosed(String who, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(status(get("/minutes/who-closed", token(who))))
                                .isEqualTo(status));
    }

    private List<String> found(String who) {
        return ids(get("/minutes?group=" + GROUP, token(who)));
    }

    private static List<String> ids(ResponseSpec answer) {
        var body = answer.expectStatus().isOk().expectBody(String.class).returnResult();
        return JSON.readTree(Objects.requireNonNull(body.getResponseBody()))
                .path("items")
                .valueStream()
                .map(it -> it.path("meetingId"))
                .map(JsonNode::asString)
                .toList();
    }

    private ResponseSpec call(String endpoint, @Nullable String token) {
        return get(
                endpoint.replace("GET ", "")
                        .replace("{meetingId}", "who-closed")
                        .replace("{revision}", "1"),
                token);
    }

    private ResponseSpec get(String path, @Nullable String token) {
        var request = http().get().uri(path);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return request.exchange();
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private static String token(String who) {
        return switch (who) {
            case "secretariat" -> ISSUER.token((String) null, "secretariat");
            case "member" -> ISSUER.token("mari", "member");
            case "observer" -> ISSUER.token("odd", "observer");
            case "leaver" -> ISSUER.token("nina", "member");
            case "outsider" -> ISSUER.token("per", "leader", "member");
            default -> ISSUER.token((String) null, "dashboard");
        };
    }
}
