package no.saksgang.meetingservice.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.FollowUpClosingReceived;
import no.saksgang.meetingservice.ServiceTest;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class FollowUpsOverHttpTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Map<String, Object> ofMeeting(String name, Map<String, String> due) {
        return new HashMap<>(
                Map.of(
                        "followUpId",
                        id(name),
                        "meetingId",
                        id("m"),
                        "itemNumber",
                        "2.1",
                        "text",
                        "Gjøre " + name,
                        "owners",
                        List.of(Map.of("memberId", id("ola")), Map.of("name", "Nils Gjest")),
                        "due",
                        due));
    }

    private Map<String, Object> ofGroup(String name, String owner) {
        return new HashMap<>(
                Map.of(
                        "followUpId",
                        id(name),
                        "groupIds",
                        List.of(id("energi")),
                        "text",
                        "Gjøre " + name,
                        "owners",
                        List.of(Map.of("memberId", id(owner)))));
    }

    private List<String> ids(String query) {
        return ids(get("/followups?" + query).ok().body());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(it -> it.path("followUpId").asString())
                .toList();
    }

    @Test
    void the_secretariat_closes_one_as_a_body_without_naming_anybody() {
        aGroup("energi");
        post(
                        "/followups",
                        Map.of(
                                "followUpId",
                                id("body"),
                                "groupIds",
                                List.of(id("energi")),
                                "text",
                                "Ring kommunen."))
                .ok();
        post("/followups/" + id("body") + "/closing", Map.of()).ok();
        var closed = get("/followups/" + id("body")).body();
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.has("closedBy")).isFalse();
    }

    @Test
    void one_is_put_in_given_to_others_put_off_closed_and_opened_again() {
        aConvenedMeeting();
        var path = "/followups/" + id("o");
        var registered = post("/followups", ofMeeting("o", Map.of("by", "2025-10"))).ok();
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.body().path("groupIds").toString()).contains(id("energi"));
        assertThat(registered.body().path("timeZone").asString()).isEqualTo("Europe/Oslo");
        assertThat(registered.body().path("fromReferat").asBoolean()).isFalse();
        assertThat(registered.body().at("/owners/0/name").asString()).isEqualTo("Navn ola");
        post("/followups", ofMeeting("o", Map.of("by", "2025-10"))).refused(409, "already-exists");

        putSeen(path, "/owners", Map.of("owners", List.of(Map.of("memberId", id("kari"))))).ok();
        var put = put(path + "/due", Map.of("due", Map.of("on", "2025-09-30"))).ok().body();
        assertThat(put.path("dueDay").asString()).isEqualTo("2025-09-30");
        assertThat(put.path("late").asBoolean()).isFalse();
        clockAt(Instant.parse("2025-09-30T22:00:00Z"));
        assertThat(get(path).body().path("late").asBoolean()).isTrue();

        var note = "Sendt til " + id("departementet");
        var closed =
                post(path + "/closing", Map.of("closedBy", id("kari"), "note", note)).ok().body();
        assertThat(closed.path("note").asString()).isEqualTo(note);
        assertThat(closed.path("late").asBoolean()).isFalse();
        post(path + "/closing", Map.of("closedBy", id("ola"))).refused(409, "follow-up-is-closed");
        put(path + "/due", Map.of()).refused(409, "follow-up-is-closed");
        post(path + "/reopening", Map.of()).ok();
        post(path + "/reopening", Map.of()).refused(409, "follow-up-is-open");
        assertThat(put(path + "/due", Map.of()).ok().body().has("dueDay")).isFalse();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(said("followup/" + id("o")))
                                .containsExactly(
                                        "FollowUpRegistered",
                                        "FollowUpChanged",
                                        "FollowUpChanged",
                                        "FollowUpClosed",
                                        "FollowUpReopened",
                                        "FollowUpChanged"));
        assertThat(kafka().ofEvents())
                .filteredOn(it -> ("followup/" + id("o")).equals(it.key()))
                .noneMatch(it -> String.valueOf(it.text()).contains(note));
    }

    @Test
    void are_found_by_owner_group_meeting_case_status_and_day() {
        aConvenedMeeting();
        post("/followups", ofMeeting("sist", Map.of("when", "når det passer"))).ok();
        post("/followups", ofMeeting("forst", Map.of("on", "2025-10-01"))).ok();
        post("/followups", ofMeeting("saa", Map.of("by", "2025-10"))).ok();
        var ofCase = ofGroup("uten", "kari");
        ofCase.put("caseId", id("sak"));
        post("/followups", ofCase).ok();
        post("/followups/" + id("saa") + "/closing", Map.of("closedBy", id("ola"))).ok();

        assertThat(ids("meeting=" + id("m"))).containsExactly(id("forst"), id("saa"), id("sist"));
        assertThat(ids("group=" + id("energi") + "&status=OPEN"))
                .containsExactly(id("forst"), id("sist"), id("uten"));
        assertThat(ids("owner=" + id("kari"))).containsExactly(id("uten"));
        assertThat(ids("case=" + id("sak"))).containsExactly(id("uten"));
        assertThat(ids("owner=" + id("ola") + "&status=CLOSED")).containsExactly(id("saa"));
        assertThat(ids("meeting=" + id("m") + "&dueBefore=2025-10-31"))
                .containsExactly(id("forst"));
        assertThat(ids("meeting=" + id("m") + "&dueBefore=2025-11-01"))
                .containsExactly(id("forst"), id("saa"));
    }

    @Test
    void come_in_pages_of_which_each_begins_after_the_one_before() {
        aConvenedMeeting();
        for (var name : List.of("a", "b", "c", "d", "e")) {
            var due = name.compareTo("c") < 0 ? "on" : "when";
            post("/followups", ofMeeting(name, Map.of(due, "2025-10-01"))).ok();
        }
        var seen = new ArrayList<String>();
        var query = "/followups?limit=2&meeting=" + id("m");
        var page = get(query).ok().body();
        seen.addAll(ids(page));
        while (page.hasNonNull("next")) {
            page = get(query + "&cursor=" + page.path("next").asString()).ok().body();
            seen.addAll(ids(page));
        }
        assertThat(seen).containsExactly(id("a"), id("b"), id("c"), id("d"), id("e"));
        get(query + "&cursor=galt").refused(400, "invalid-parameter");
    }

    @Test
    void a_repeated_command_is_done_once() {
        aConvenedMeeting();
        var body = ofMeeting("o", Map.of("by", "2025-10"));
        body.remove("followUpId");
        var key = Map.of("Idempotency-Key", id("nokkel"));
        var first = send(HttpMethod.POST, "/followups", body, key).ok().body();
        var again = send(HttpMethod.POST, "/followups", body, key).ok().body();
        assertThat(again.path("followUpId").asString())
                .isEqualTo(first.path("followUpId").asString());
        assertThat(ids("meeting=" + id("m"))).hasSize(1);
    }

    @Test
    void what_names_nothing_that_there_is_is_refused() {
        aConvenedMeeting();
        var body = ofMeeting("o", Map.of("by", "2025-10"));
        body.put("meetingId", id("ukjent"));
        post("/followups", body).refused(422, "unknown-meeting");
        body.put("meetingId", id("m"));
        body.put("itemNumber", "7");
        post("/followups", body).refused(422, "unknown-item");
        body.put("itemNumber", "1");
        body.put("owners", List.of(Map.of("memberId", id("ukjent"))));
        post("/followups", body).refused(422, "unknown-member");
        var group = ofGroup("o", "kari");
        group.put("groupIds", List.of(id("ukjent")));
        post("/followups", group).refused(422, "unknown-group");
        group.remove("groupIds");
        post("/followups", group).refused(400, "invalid-fields");
        post("/followups", ofMeeting("o", Map.of("by", "2025-Q5"))).pointsAt("/due/by");
        get("/followups/" + id("o")).refused(404, "unknown-id");
        post("/followups/" + id("o") + "/closing", Map.of("closedBy", id("ola")))
                .refused(404, "unknown-id");
        post("/followups", ofMeeting("o", Map.of("by", "2025-10"))).ok();
        post("/followups/" + id("o") + "/closing", Map.of("closedBy", id("ukjent")))
                .refused(422, "unknown-member");
        put("/followups/" + id("o") + "/owners", Map.of("owners", List.of(Map.of())))
                .refused(400, "invalid-fields");
        send(
                        HttpMethod.PUT,
                        "/followups/" + id("o") + "/due",
                        Map.of(),
                        Map.of("If-Match", "\"7\""))
                .refused(412, "stale");
    }

    @Test
    void what_an_erased_member_noted_is_forgotten_and_their_name_too() {
        aConvenedMeeting();
        post("/followups", ofMeeting("o", Map.of("by", "2025-10"))).ok();
        var path = "/followups/" + id("o");
        post(path + "/closing", Map.of("closedBy", id("ola"), "note", "Jeg var syk")).ok();
        delete("/members/" + id("ola")).ok();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(path).body().has("note")).isFalse());
        assertThat(get(path).body().toString()).doesNotContain("Navn ola");
    }

    @Test
    void what_an_owner_wrote_who_is_erased_before_it_came_is_not_kept() {
        aConvenedMeeting();
        post("/followups", ofMeeting("o", Map.of("by", "2025-10"))).ok();
        var path = "/followups/" + id("o");
        delete("/members/" + id("ola")).ok();
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(closing("r9", "o", "ola"));
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(path).body().path("status").asString()).isEqualTo("CLOSED"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(path).body().has("note")).isFalse());
    }

    @Test
    void an_owner_closes_one_from_a_mail_once_and_who_owns_it_not_does_not() {
        aConvenedMeeting();
        for (var name : List.of("o", "p")) {
            post("/followups", ofMeeting(name, Map.of("by", "2025-10"))).ok();
        }
        var path = "/followups/" + id("o");
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(closing("r1", "o", "kari"));
            speaker.say(closing("r2", "ukjent", "ola"));
            speaker.say(closing("r3", "o", "ola"));
            speaker.say(closing("r4", "p", "kari"));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(get(path).body().path("status").asString())
                                    .isEqualTo("CLOSED"));
            assertThat(get(path).body().path("closedBy").asString()).isEqualTo(id("ola"));
            assertThat(get(path).body().path("note").asString()).isEqualTo("Sendt");
            post(path + "/reopening", Map.of()).ok();
            // A repeat is no new closing; the next one after it is.
            speaker.say(closing("r3", "o", "ola"));
            speaker.say(closing("r5", "p", "ola"));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(ids("meeting=" + id("m") + "&status=CLOSED"))
                                    .containsExactly(id("p")));
        }
        assertThat(kafka().dead()).noneMatch(it -> String.valueOf(it.text()).contains(id("r2")));
    }

    private FollowUpClosingReceived closing(String reply, String followUp, String by) {
        return new FollowUpClosingReceived(
                id(reply), new FollowUpId(id(followUp)), new MemberId(id(by)), PLANNED, "Sendt");
    }
}
