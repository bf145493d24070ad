package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What each sees of what they may see, which the table of who may do what does not say. */
class WhatACallerSeesTest extends LoggedInTest {
    @Test
    void lists_have_what_the_caller_may_see_and_no_more() {
        aCalledMeeting();
        everythingElse();
        var lists =
                Map.of(
                        "/groups", id("energi"),
                        "/meetings", id("m"),
                        "/conferences", id("c"),
                        "/announcements", id("a"));
        lists.forEach((list, theirs) -> {
            as("member");
            assertThat(get(list).ok().body().toString()).as(list).contains(theirs);
            as("outsider");
            assertThat(get(list).ok().body().toString()).as(list).doesNotContain(theirs);
        });
    }

    private static List<String> ids(Reply list) {
        return list.ok().body().path("items").valueStream().map(JsonNode::toString).toList();
    }

    @Test
    void a_member_speaks_for_nobody_else_and_an_observer_only_of_coming() {
        var meeting = aCalledMeeting();
        as("member");
        put(meeting + "/answers/" + id("kari"), Map.of("answer", "DECLINED"))
                .refused(403, "not-allowed");
        as("observer");
        put(meeting + "/answers/" + id("odd"), Map.of("answer", "ACCEPTED")).ok();
        post(meeting + "/referat/comments", Map.of("memberId", id("odd"), "text", "Nei."))
                .refused(403, "not-allowed");
    }

    @Test
    void why_somebody_declines_is_for_them_and_who_runs_the_meeting() {
        var meeting = aCalledMeeting();
        as("member");
        put(meeting + "/answers/" + id("ola"), Map.of("answer", "DECLINED", "comment", "Syk."))
                .ok();
        assertThat(comment(meeting)).isEqualTo("Syk.");
        as("leader");
        assertThat(comment(meeting)).isEqualTo("Syk.");
        as("observer");
        assertThat(comment(meeting)).isEmpty();
        assertThat(get(meeting).body().path("answerCounts").path("declined").asInt()).isOne();
    }

    private String comment(String meeting) {
        return get(meeting).ok().body().path("answers").path(0).path("comment").asString("");
    }

    @Test
    void a_draft_of_an_agenda_is_for_who_runs_the_meeting() {
        var meeting = aMeeting();
        as("member");
        assertThat(get(meeting).ok().body().path("agenda")).isEmpty();
        as("leader");
        assertThat(get(meeting).ok().body().path("agenda")).hasSize(2);
    }

    @Test
    void items_of_a_case_on_a_draft_of_an_agenda_are_for_who_runs_the_meeting() {
        var meeting = aMeeting();
        everythingElse();
        var item = Map.of("title", "Energiplan", "kind", "discussion", "caseId", id("k"));
        putSeen(meeting, "/agenda", Map.of("items", List.of(item))).ok();
        var thread = "/cases/" + id("k") + "/items";
        as("member");
        assertThat(ids(get(thread))).isEmpty();
        as("leader");
        assertThat(ids(get(thread))).hasSize(1);
        postSeen(meeting, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
        as("member");
        assertThat(ids(get(thread))).hasSize(1);
    }

    @Test
    void a_dashboard_gets_figures_and_no_name() {
        var meeting = aCalledMeeting();
        put(meeting + "/answers/" + id("ola"), Map.of("answer", "DECLINED", "comment", "Syk."))
                .ok();
        as("dashboard");
        var seen = get(meeting).ok().body();
        assertThat(seen.path("answerCounts").path("declined").asInt()).isOne();
        assertThat(seen.toString())
                .doesNotContain(id("ola"), id("eva"), id("siv"), "Syk.", "@asker.example");
        assertThat(get("/meetings?group=" + id("energi")).ok().body().toString())
                .contains(id("m"))
                .doesNotContain(id("ola"), id("eva"), "Syk.");
    }

    @Test
    void a_draft_of_a_referat_is_seen_once_it_is_circulated_with_ones_own_comments() {
        var meeting = aCalledMeeting();
        clockAt(AFTER);
        put(
                        meeting + "/referat",
                        Map.of("items", List.of(Map.of("number", "1", "body", "Godkjent."))))
                .ok();
        as("member");
        get(meeting + "/referat").refused(403, "not-allowed");
        as("leader");
        postSeen(meeting + "/referat", "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z"))
                .ok();
        as("member");
        post(meeting + "/referat/comments", Map.of("memberId", id("ola"), "text", "Ja.")).ok();
        assertThat(get(meeting + "/referat").ok().body().path("comments")).hasSize(1);
        as("observer");
        assertThat(get(meeting + "/referat").ok().body().path("comments")).isEmpty();
        as("leader");
        assertThat(get(meeting + "/referat").ok().body().path("comments")).hasSize(1);
    }

    @Test
    void addresses_of_the_others_are_for_who_runs_the_group() {
        aMeeting();
        var members = "/groups/" + id("energi") + "/members";
        as("member");
        assertThat(get(members).ok().body().toString()).doesNotContain("@asker.example");
        as("leader");
        assertThat(get(members).ok().body().toString()).contains("@asker.example");
    }

    @Test
    void some_people_are_whole_for_themselves_and_who_runs_a_group_of_theirs() {
        var group = aGroup("energi");
        aGroup("helse");
        var asked = "/members?id=" + id("ola") + "," + id("per");
        join(group, "per", "MEMBER").ok();

        as("member");
        var seen = get(asked).ok().body().path("items");
        var themselves = one(seen, "ola");
        assertThat(themselves.path("email").asString()).isEqualTo(id("ola") + "@asker.example");
        assertThat(themselves.path("memberships")).hasSize(2);
        var other = one(seen, "per");
        assertThat(other.has("email") || other.has("language")).isFalse();
        assertThat(other.path("memberships")).hasSize(1);

        as("outsider");
        var shared = one(get(asked).ok().body().path("items"), "ola");
        assertThat(shared.toString()).contains(group).doesNotContain(id("helse"), "@", "\"nb\"");

        as("leader");
        assertThat(one(get(asked).ok().body().path("items"), "ola").path("memberships")).hasSize(2);
        assertThat(get(asked).body().toString()).contains(id("per") + "@asker.example");
    }

    @Test
    void who_is_in_no_group_is_still_known_to_the_secretariat_and_to_nobody_else() {
        var group = aGroup("energi");
        delete("/groups/" + group + "/members/" + id("kari")).ok();
        var asked = "/members?id=" + id("kari");
        assertThat(ids(get(asked))).hasSize(1);
        as("leader");
        assertThat(ids(get(asked))).isEmpty();
    }

    private JsonNode one(JsonNode people, String name) {
        return people.valueStream()
                .filter(it -> it.path("memberId").asString().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_leader_approves_an_agenda_in_nobody_elses_name() {
        var meeting = aMeeting();
        as("leader");
        postSeen(meeting, "/agenda/approval", Map.of("approvedBy", id("siv")))
                .refused(403, "not-allowed");
        postSeen(meeting, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
    }

    @Test
    void whoever_is_named_the_leader_of_a_meeting_runs_it() {
        post("/groups", Map.of("groupId", id("helse"), "name", "Faggruppe for helse")).ok();
        join(id("helse"), "per", "MEMBER").ok();
        var meeting = meetingOf(aGroup("energi"), "m");
        meeting.put("leaderId", id("per"));
        post("/meetings", meeting).ok();
        as("outsider");
        putSeen("/meetings/" + id("m"), "/agenda", Map.of("items", AGENDA)).ok();
        assertThat(ids(get("/meetings"))).hasSize(1);
    }
}
