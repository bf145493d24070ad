package no.saksgang.meetingservice.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class FollowUpsOfAReferatTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired private Registering registering;

    private Map<String, Object> followUp(String text, String owner, Map<String, String> due) {
        return new HashMap<>(
                Map.of("text", text, "owners", List.of(Map.of("memberId", id(owner))), "due", due));
    }

    private List<Map<String, Object>> items(List<Map<String, Object>> followUps) {
        return List.of(Map.of("number", "2.1", "followUps", followUps));
    }

    /** Approved, with the follow-ups A of Ola and B of Kari. */
    private String approved() {
        var path = aConvenedMeeting();
        clockAt(AFTER);
        var both =
                List.of(
                        followUp("A", "ola", Map.of("by", "2025-Q4")),
                        followUp("B", "kari", Map.of("when", "når kurset er ferdig")));
        put(path + "/referat", Map.of("items", items(both))).ok();
        postSeen(path + "/referat", "/approval", Map.of("withRemarks", false)).ok();
        await().atMost(SOON).untilAsserted(() -> assertThat(texts()).containsExactly("A", "B"));
        return path;
    }

    private void corrected(String path, List<Map<String, Object>> followUps) {
        postSeen(
                        path + "/referat",
                        "/correction",
                        Map.of("reason", "Feil", "items", items(followUps)))
                .ok();
    }

    private List<JsonNode> all() {
        return get("/followups?meeting=" + id("m"))
                .ok()
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> texts() {
        return texts(all());
    }

    private static List<String> texts(List<JsonNode> some) {
        return some.stream().map(it -> it.path("text").asString()).toList();
    }

    private JsonNode one(String text) {
        return all().stream()
                .filter(it -> it.path("text").asString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> open() {
        return texts(
                get("/followups?status=OPEN&meeting=" + id("m"))
                        .ok()
                        .body()
                        .path("items")
                        .valueStream()
                        .toList());
    }

    private static String idOf(JsonNode it) {
        return it.path("followUpId").asString();
    }

    @Test
    void are_registered_when_it_is_approved_and_a_repeat_adds_nothing() {
        var path = approved();
        var first = one("A");
        assertThat(first.path("dueDay").asString()).isEqualTo("2025-12-31");
        assertThat(first.path("itemNumber").asString()).isEqualTo("2.1");
        assertThat(first.path("fromReferat").asBoolean()).isTrue();
        assertThat(first.at("/owners/0/name").asString()).isEqualTo("Navn ola");
        registering.keepRight(new MeetingId(id("m")), AFTER.plusSeconds(1));
        assertThat(all()).hasSize(2);
        var subject = "followup/" + idOf(first);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(said(subject)).containsExactly("FollowUpRegistered"));
        assertThat(kafka().ofEvents())
                .filteredOn(it -> subject.equals(it.key()))
                .allSatisfy(it -> assertThat(it.text()).doesNotContain("Navn ola"));
        assertThat(get(path).body().path("status").asString()).isNotEqualTo("PLANNED");
    }

    @Test
    void stay_the_same_when_a_correction_moves_them_and_those_taken_out_are_withdrawn() {
        var path = approved();
        var second = idOf(one("B"));
        var first = "followup/" + idOf(one("A"));
        corrected(path, List.of(followUp("B", "kari", Map.of("when", "når kurset er ferdig"))));
        await().atMost(SOON).untilAsserted(() -> assertThat(open()).containsExactly("B"));
        assertThat(idOf(one("B"))).isEqualTo(second);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(said(first))
                                .containsExactly("FollowUpRegistered", "FollowUpWithdrawn"));
        assertThat(said("followup/" + second)).containsExactly("FollowUpRegistered");
    }

    @Test
    void are_worded_anew_in_their_place_while_open_and_what_is_new_is_registered() {
        var path = approved();
        var first = idOf(one("A"));
        var second = idOf(one("B"));
        corrected(
                path,
                List.of(
                        followUp("A, men bedre", "kari", Map.of("on", "2025-11-01")),
                        followUp("B", "kari", Map.of("when", "når kurset er ferdig")),
                        followUp("C", "ola", Map.of("by", "2026-01"))));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(open()).containsExactly("A, men bedre", "C", "B"));
        assertThat(idOf(one("A, men bedre"))).isEqualTo(first);
        assertThat(idOf(one("B"))).isEqualTo(second);
    }

    @Test
    void that_are_done_are_left_alone_by_a_correction() {
        var path = approved();
        var first = idOf(one("A"));
        post("/followups/" + first + "/closing", Map.of("closedBy", id("ola"))).ok();
        corrected(path, List.of(followUp("Noe annet", "ola", Map.of("by", "2026-01"))));
        await().atMost(SOON).untilAsserted(() -> assertThat(open()).containsExactly("Noe annet"));
        var closed = get("/followups/" + first).ok().body();
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("text").asString()).isEqualTo("A");
    }
}
