package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WhatThePublicSeesOfMeetingsTest extends ServiceTest {
    private String list() {
        return "/public/meetings?group=" + id("energi");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(it -> it.path("meetingId").asString()).toList();
    }

    @Test
    void pages_are_of_published_meetings_and_lead_to_nothing_else() {
        aConvenedMeeting();
        for (var other : List.of("n", "o")) {
            var later = meetingOf(id("energi"), other);
            later.put("startsAt", START.plusSeconds(60).toString());
            post("/meetings", later).ok();
        }
        var last = meetingOf(id("energi"), "p");
        last.put("startsAt", START.plusSeconds(120).toString());
        post("/meetings", last).ok();
        postSeen("/meetings/" + id("p"), "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();

        var first = get(list() + "&limit=1").ok().body();
        assertThat(ids(first)).containsExactly(id("m"));
        var second = get(list() + "&limit=1&cursor=" + first.path("next").asString()).ok().body();
        assertThat(ids(second)).containsExactly(id("p"));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void one_that_people_were_called_to_stays_at_its_address_as_cancelled_and_is_in_no_list() {
        aCancelledMeeting();
        var seen = get("/public/meetings/" + id("m")).ok().body();
        assertThat(seen.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(seen.path("title").asString()).isEqualTo("Møte i faggruppen");
        assertThat(seen.path("startsAt").asString()).isEqualTo(START.toString());
        assertThat(seen.path("agenda")).isEmpty();
        assertThat(seen.toString()).doesNotContain("Sykdom", "Arbeidsgrupper");
        assertThat(ids(get(list()).ok().body())).isEmpty();
    }

    @Test
    void one_that_was_cancelled_before_anybody_was_called_to_it_is_not_there() {
        var meeting = aPlannedMeeting();
        get("/public" + meeting).refused(404, "unknown-id");
        post(meeting + "/cancellation", Map.of("reason", "Sykdom")).ok();
        get("/public" + meeting).refused(404, "unknown-id");
    }
}
