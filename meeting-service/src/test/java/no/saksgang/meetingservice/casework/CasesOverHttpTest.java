package no.saksgang.meetingservice.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class CasesOverHttpTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Map<String, Object> named(String name, String group) {
        return Map.of("caseId", id(name), "groupId", group, "title", "Sak om " + name);
    }

    private static List<String> all(JsonNode page, String field) {
        return page.path("items").valueStream().map(it -> it.path(field).asString()).toList();
    }

    @Test
    void one_is_opened_renamed_closed_and_opened_again() {
        var group = aGroup("energi");
        var path = "/cases/" + id("plan");
        var opened = post("/cases", named("plan", group)).ok();
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().path("number").asString()).isEqualTo("1/25");
        post("/cases", named("plan", group)).refused(409, "already-exists");
        assertThat(post("/cases", named("neste", group)).ok().body().path("number").asString())
                .isEqualTo("2/25");
        putSeen(path, "/title", Map.of("title", "Strategisk plan")).ok();
        post(path + "/closing", Map.of()).ok();
        post(path + "/closing", Map.of()).refused(409, "case-is-closed");
        put(path + "/title", Map.of("title", "Noe")).refused(409, "case-is-closed");
        assertThat(all(get("/cases?status=OPEN&group=" + group).ok().body(), "caseId"))
                .containsExactly(id("neste"));
        assertThat(all(get("/cases?status=CLOSED&group=" + group).ok().body(), "title"))
                .containsExactly("Strategisk plan");
        post(path + "/reopening", Map.of()).ok();
        post(path + "/reopening", Map.of()).refused(409, "case-is-open");
        post("/cases", named("x", id("ukjent"))).refused(422, "unknown-group");
        get("/cases/" + id("ukjent")).refused(404, "unknown-id");
        get("/cases/" + id("ukjent") + "/items").refused(404, "unknown-id");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(said("case/" + id("plan")))
                                .containsExactly(
                                        "CaseOpened", "CaseRenamed", "CaseClosed", "CaseReopened"));
    }

    @Test
    void are_numbered_anew_each_year_as_the_calendar_on_the_wall_says() {
        var group = aGroup("energi");
        clockAt(Instant.parse("2025-12-31T22:30:00Z"));
        post("/cases", named("sist", group)).ok();
        clockAt(Instant.parse("2025-12-31T23:30:00Z"));
        assertThat(post("/cases", named("forst", group)).ok().body().path("number").asString())
                .isEqualTo("1/26");
    }

    @Test
    void that_are_opened_at_the_same_time_get_numbers_of_their_own_without_a_gap()
            throws Exception {
        var group = aGroup("energi");
        var keys = IntStream.range(0, 12).mapToObj(it -> id("k" + it / 2)).toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            // Each command twice, as an impatient client sends it.
            for (var answer :
                    threads.invokeAll(
                            keys.stream()
                                    .<Callable<Reply>>map(key ->
                                            () ->
                                                    send(
                                                            HttpMethod.POST,
                                                            "/cases",
                                                            Map.of(
                                                                    "groupId", group, "title",
                                                                    "Sak"),
                                                            Map.of("Idempotency-Key", key)))
                                    .toList())) {
                answer.get().ok();
            }
        }
        assertThat(all(get("/cases?group=" + group).ok().body(), "number"))
                .containsExactlyInAnyOrder("1/25", "2/25", "3/25", "4/25", "5/25", "6/25");
    }

    @Test
    void come_in_pages_in_the_order_in_which_they_were_opened() {
        var group = aGroup("energi");
        for (var name : List.of("c", "a", "b")) {
            clockAt(Instant.parse("2025-08-28T07:00:00Z").plusSeconds(name.hashCode() % 7));
            post("/cases", named(name, group)).ok();
        }
        var first = get("/cases?limit=2&group=" + group).ok().body();
        var rest =
                get("/cases?limit=2&group=" + group + "&cursor=" + first.path("next").asString());
        assertThat(all(first, "caseId")).hasSize(2);
        assertThat(all(rest.ok().body(), "caseId"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(all(first, "caseId"));
    }

    /** A meeting with the case as item 1.1, and beside it something else. */
    private Map<String, Object> meeting(String group, String name, String startsAt) {
        var meeting = meetingOf(group, name);
        meeting.put("startsAt", startsAt);
        meeting.put("endsAt", Instant.parse(startsAt).plusSeconds(3_600).toString());
        meeting.put("title", "Møte " + name);
        meeting.put(
                "agenda",
                List.of(
                        Map.of(
                                "title",
                                "Planer",
                                "kind",
                                "discussion",
                                "items",
                                List.of(
                                        Map.of(
                                                "title",
                                                "Næringsplan " + name,
                                                "kind",
                                                "decision",
                                                "caseId",
                                                id("plan")))),
                        Map.of("title", "Eventuelt", "kind", "other")));
        return meeting;
    }

    @Test
    void are_followed_through_the_meetings_of_several_groups_with_what_came_out_of_them() {
        var group = aGroup("energi");
        var other = id("klima");
        post("/groups", Map.of("groupId", other, "name", "Klima")).ok();
        post("/cases", named("plan", group)).ok();
        post("/meetings", meeting(other, "sist", "2025-11-11T09:00:00Z")).ok();
        post("/meetings", meeting(group, "forst", "2025-09-11T08:00:00Z")).ok();
        var between = meeting(group, "mellom", "2025-10-11T08:00:00Z");
        between.put(
                "agenda",
                List.of(
                        new HashMap<>(
                                Map.of(
                                        "title",
                                        "Planen igjen",
                                        "kind",
                                        "decision",
                                        "caseId",
                                        id("plan")))));
        post("/meetings", between).ok();
        var path = "/meetings/" + id("forst");
        postSeen(path, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
        clockAt(AFTER);
        put(
                        path + "/referat",
                        Map.of(
                                "items",
                                List.of(
                                        Map.of(
                                                "number",
                                                "1.1",
                                                "decisions",
                                                List.of(Map.of("text", "Planen vedtas.")),
                                                "followUps",
                                                List.of(Map.of("text", "Trykke planen"))))))
                .ok();
        var before = get("/cases/" + id("plan") + "/items").ok().body();
        assertThat(before.at("/items/0/approved").asBoolean()).isFalse();
        assertThat(before.at("/items/0/decisions").size()).isZero();
        postSeen(path + "/referat", "/approval", Map.of("withRemarks", false)).ok();

        await().atMost(SOON)
                .untilAsserted(() -> {
                    var thread = get("/cases/" + id("plan") + "/items").ok().body();
                    assertThat(all(thread, "title"))
                            .containsExactly(
                                    "Næringsplan forst", "Planen igjen", "Næringsplan sist");
                    assertThat(thread.at("/items/0/decisions/0/text").asString())
                            .isEqualTo("Planen vedtas.");
                    assertThat(thread.at("/items/0/followUps/0/text").asString())
                            .isEqualTo("Trykke planen");
                    assertThat(thread.at("/items/0/itemNumber").asString()).isEqualTo("1.1");
                    assertThat(thread.at("/items/2/groupIds").toString()).contains(other);
                });
        var first = get("/cases/" + id("plan") + "/items?limit=2").ok().body();
        assertThat(all(first, "title")).containsExactly("Næringsplan forst", "Planen igjen");
        var rest =
                get("/cases/"
                                + id("plan")
                                + "/items?limit=2&cursor="
                                + first.path("next").asString())
                        .ok()
                        .body();
        assertThat(all(rest, "title")).containsExactly("Næringsplan sist");
        assertThat(rest.hasNonNull("next")).isFalse();
    }
}
