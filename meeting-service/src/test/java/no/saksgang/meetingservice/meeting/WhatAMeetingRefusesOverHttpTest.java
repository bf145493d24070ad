package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Every refusal of every address of meetings, as a client sees it. */
class WhatAMeetingRefusesOverHttpTest extends ServiceTest {
    private static final Map<String, Object> LATER =
            Map.of("startsAt", "2025-09-18T08:00:00Z", "endsAt", "2025-09-18T10:00:00Z");

    private Map<String, Object> approval() {
        return Map.of("approvedBy", id("eva"));
    }

    private Reply answer(String meeting, String member, Object body) {
        return put(meeting + "/answers/" + id(member), body);
    }

    @Test
    void an_unknown_meeting_is_unknown_at_every_address() {
        var nowhere = "/meetings/" + id("ingen");
        var seen = Map.of("If-Match", "\"0\"");
        get(nowhere).refused(404, "unknown-id");
        get("/meetings/%20").refused(404, "unknown-id");
        send(HttpMethod.PUT, nowhere + "/agenda", Map.of("agenda", AGENDA), seen)
                .refused(404, "unknown-id");
        send(HttpMethod.POST, nowhere + "/agenda/approval", approval(), seen)
                .refused(404, "unknown-id");
        send(HttpMethod.PUT, nowhere + "/schedule", LATER, seen).refused(404, "unknown-id");
        post(nowhere + "/papers", Map.of("title", "A", "url", "https://a.example/"))
                .refused(404, "unknown-id");
        post(nowhere + "/cancellation", Map.of("reason", "A")).refused(404, "unknown-id");
        answer(nowhere, "ola", Map.of("answer", "ACCEPTED")).refused(404, "unknown-id");
        put(nowhere + "/attendance", Map.of("present", List.of())).refused(404, "unknown-id");
    }

    @Test
    void what_must_have_been_seen_must_be_seen_as_it_is() {
        var meeting = aPlannedMeeting();
        put(meeting + "/agenda", Map.of("agenda", AGENDA)).refused(428, "if-match-missing");
        post(meeting + "/agenda/approval", approval()).refused(428, "if-match-missing");
        put(meeting + "/schedule", LATER).refused(428, "if-match-missing");
        var stale = Map.of("If-Match", "\"7\"");
        send(HttpMethod.PUT, meeting + "/agenda", Map.of("agenda", AGENDA), stale)
                .refused(412, "stale");
        send(HttpMethod.POST, meeting + "/agenda/approval", approval(), stale)
                .refused(412, "stale");
        send(HttpMethod.PUT, meeting + "/schedule", LATER, stale).refused(412, "stale");
        send(HttpMethod.POST, meeting + "/cancellation", Map.of("reason", "A"), stale)
                .refused(412, "stale");
        assertThat(
                        send(
                                        HttpMethod.PUT,
                                        meeting + "/schedule",
                                        LATER,
                                        Map.of("If-Match", "W/x"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_is_none_is_refused_with_where_and_nothing_is_stored() {
        var group = aGroup("energi");
        var good = meetingOf(group, "m");
        var json = Map.of("Content-Type", "application/json");
        send(HttpMethod.POST, "/meetings", "{\"title\": ", json).refused(400, "malformed-json");
        send(HttpMethod.POST, "/meetings", "", json).refused(400, "malformed-body");
        var unknown = new HashMap<>(good);
        unknown.put("colour", "blue");
        post("/meetings", unknown).pointsAt("/colour");
        var wrong = new HashMap<>(good);
        wrong.put("startsAt", "i morgen");
        post("/meetings", wrong).pointsAt("/startsAt");
        wrong = new HashMap<>(good);
        wrong.put("startsAt", "+100000-01-01T00:00:00Z");
        post("/meetings", wrong).pointsAt("/startsAt");
        wrong = new HashMap<>(good);
        wrong.put("timeZone", "Europe/Atlantis");
        post("/meetings", wrong).pointsAt("/timeZone");
        wrong = new HashMap<>(good);
        wrong.put("leaderId", "Eva Elvestad");
        post("/meetings", wrong).pointsAt("/leaderId");
        wrong = new HashMap<>(good);
        wrong.put("title", "x".repeat(201));
        wrong.put("groupIds", List.of());
        wrong.remove("place");
        post("/meetings", wrong).pointsAt("/title", "/groupIds", "/place");
        wrong = new HashMap<>(good);
        wrong.put("title", "Møte\r\nBcc: alle@asker.example");
        post("/meetings", wrong).pointsAt("/title");
        wrong = new HashMap<>(good);
        wrong.put("papers", List.of(Map.of("title", "A", "url", "javascript:alert(1)")));
        post("/meetings", wrong).pointsAt("/papers/0/url");
        wrong = new HashMap<>(good);
        wrong.put(
                "agenda",
                List.of(
                        Map.of("title", "A", "kind", "discussion"),
                        Map.of("title", "", "kind", "discussion", "minutes", 0)));
        post("/meetings", wrong).pointsAt("/agenda/1/title", "/agenda/1/minutes");
        wrong = new HashMap<>(good);
        wrong.put("agenda", List.of(Map.of("title", "A", "kind", "fest")));
        post("/meetings", wrong).pointsAt("/agenda/0/kind");
        wrong = new HashMap<>(good);
        var nothing = new ArrayList<Object>();
        nothing.add(null);
        wrong.put("agenda", nothing);
        assertThat(post("/meetings", wrong).status()).isEqualTo(400);
        get("/meetings/" + id("m")).refused(404, "unknown-id");
    }

    @Test
    void a_plan_names_what_is_there() {
        var group = aGroup("energi");
        var plan = meetingOf(group, "m");
        plan.put("groupIds", List.of(group, id("ingen")));
        post("/meetings", plan).refused(422, "unknown-group");
        plan = meetingOf(group, "m");
        plan.put("leaderId", id("ingen"));
        post("/meetings", plan).refused(422, "unknown-member");
        plan = meetingOf(group, "m");
        plan.put("partOf", id("ingen"));
        post("/meetings", plan).refused(422, "unknown-meeting");
        plan.put("partOf", null);
        plan.put("agenda", List.of(Map.of("title", "A", "kind", "decision", "presenter", id("x"))));
        post("/meetings", plan).refused(422, "unknown-member");
        plan.put(
                "agenda",
                List.of(
                        Map.of(
                                "title",
                                "A",
                                "kind",
                                "approval-of-referat",
                                "approves",
                                List.of(id("x")))));
        post("/meetings", plan).refused(422, "unknown-meeting");
        post("/meetings", meetingOf(group, "m")).ok();
        plan = meetingOf(group, "m2");
        plan.put("partOf", id("m"));
        post("/meetings", plan).refused(422, "meeting-not-joint");
        post("/meetings", meetingOf(group, "m")).refused(409, "already-exists");
    }

    @Test
    void a_plan_keeps_to_the_order_of_time_and_to_what_there_is_room_for() {
        var group = aGroup("energi");
        var plan = meetingOf(group, "m");
        plan.put("endsAt", START.toString());
        post("/meetings", plan).refused(422, "meeting-ends-before-it-starts");
        plan = meetingOf(group, "m");
        plan.put("answerBy", END.toString());
        post("/meetings", plan).refused(422, "answers-wanted-after-start");
        var item = Map.of("title", "A", "kind", "discussion");
        var many =
                Map.of(
                        "title",
                        "A",
                        "kind",
                        "discussion",
                        "items",
                        java.util.Collections.nCopies(99, item));
        plan = meetingOf(group, "m");
        plan.put("agenda", List.of(many, many));
        post("/meetings", plan).refused(422, "agenda-too-long");
        plan.put("agenda", java.util.Collections.nCopies(101, item));
        post("/meetings", plan).pointsAt("/agenda");
        var paper = Map.of("title", "A", "url", "https://a.example/");
        plan = meetingOf(group, "m");
        plan.put(
                "agenda",
                List.of(
                        Map.of(
                                "title",
                                "A",
                                "kind",
                                "decision",
                                "papers",
                                java.util.Collections.nCopies(100, paper))));
        plan.put("papers", List.of(paper));
        post("/meetings", plan).refused(422, "too-many-papers");
    }

    @Test
    void an_agenda_is_approved_once_and_not_empty() {
        var group = aGroup("energi");
        var plan = meetingOf(group, "tomt");
        plan.remove("agenda");
        post("/meetings", plan).ok();
        postSeen("/meetings/" + id("tomt"), "/agenda/approval", approval())
                .refused(409, "agenda-is-empty");
        post("/meetings", meetingOf(group, "m")).ok();
        var meeting = "/meetings/" + id("m");
        postSeen(meeting, "/agenda/approval", Map.of()).pointsAt("/approvedBy");
        postSeen(meeting, "/agenda/approval", approval()).ok();
        postSeen(meeting, "/agenda/approval", approval()).refused(409, "agenda-already-approved");
        putSeen(meeting, "/agenda", Map.of("agenda", List.of())).refused(409, "agenda-is-empty");
        clockAt(END);
        var over =
                putSeen(meeting, "/agenda", Map.of("agenda", AGENDA))
                        .refused(409, "meeting-is-over");
        assertThat(over.body().path("detail").asString())
                .isEqualTo("Det sluttet 11. september 2025 kl. 12.30.");
        assertThat(over.body().path("endedAt").asString()).isEqualTo(END.toString());
    }

    @Test
    void a_cancelled_meeting_takes_nothing_more() {
        var meeting = aCancelledMeeting();
        answer(meeting, "ola", Map.of("answer", "ACCEPTED")).refused(409, "meeting-is-cancelled");
        putSeen(meeting, "/agenda", Map.of("agenda", AGENDA)).refused(409, "meeting-is-cancelled");
        postSeen(meeting, "/agenda/approval", approval()).refused(409, "meeting-is-cancelled");
        putSeen(meeting, "/schedule", LATER).refused(409, "meeting-is-cancelled");
        post(meeting + "/papers", Map.of("title", "A", "url", "https://a.example/"))
                .refused(409, "meeting-is-cancelled");
        post(meeting + "/cancellation", Map.of("reason", "Igjen"))
                .refused(409, "meeting-is-cancelled");
        clockAt(AFTER);
        put(meeting + "/attendance", Map.of("present", List.of()))
                .refused(409, "meeting-is-cancelled");
        put(meeting + "/referat", Map.of()).refused(409, "meeting-is-cancelled");
    }

    @Test
    void an_answer_comes_from_one_who_is_invited_in_time_and_makes_sense() {
        var planned = aPlannedMeeting();
        answer(planned, "ola", Map.of("answer", "ACCEPTED")).refused(409, "meeting-not-convened");
        postSeen(planned, "/agenda/approval", approval()).ok();
        answer(planned, "ola", Map.of("answer", "KANSKJE")).pointsAt("/answer");
        answer(planned, "ola", Map.of()).pointsAt("/answer");
        answer(planned, "per", Map.of("answer", "ACCEPTED")).refused(422, "member-not-invited");
        answer(planned, "ola", Map.of("answer", "ACCEPTED", "recusedFrom", List.of("9")))
                .refused(422, "unknown-item");
        answer(planned, "ola", Map.of("answer", "ACCEPTED", "from", "13:00"))
                .refused(422, "part-outside-meeting");
        answer(
                        planned,
                        "ola",
                        Map.of(
                                "answer",
                                "DECLINED",
                                "substitute",
                                Map.of("name", "Ola", "email", id("ola") + "@asker.example")))
                .refused(422, "substitute-for-oneself");
        answer(planned, "ola", Map.of("answer", "ACCEPTED", "answeredAt", "2025-08-01T08:00:00Z"))
                .refused(409, "answer-to-earlier-invitation");
        clockAt(START);
        answer(planned, "ola", Map.of("answer", "ACCEPTED")).refused(409, "meeting-has-started");
        assertThat(get(planned).body().path("answers").size()).isZero();
    }

    @Test
    void a_substitute_stays_who_was_named_before_and_is_named_by_id_by_nobody_else() {
        var meeting = aConvenedMeeting();
        var vara = Map.of("name", "Vara", "email", id("vara") + "@asker.example");
        answer(meeting, "ola", Map.of("answer", "DECLINED", "substitute", vara)).ok();
        var known = get(meeting).body().path("answers").path(0).path("substituteId").asString();
        answer(meeting, "ola", Map.of("answer", "TENTATIVE", "substituteId", known)).ok();
        var now = get(meeting).body().path("answers").path(0);
        assertThat(now.path("answer").asString()).isEqualTo("TENTATIVE");
        assertThat(now.path("substituteId").asString()).isEqualTo(known);
        answer(meeting, "kari", Map.of("answer", "ACCEPTED", "substituteId", known))
                .refused(422, "not-their-substitute");
        answer(meeting, "ola", Map.of("answer", "ACCEPTED")).ok();
        assertThat(get(meeting).body().path("answers").path(0).has("substituteId")).isFalse();
    }

    @Test
    void a_paper_is_a_new_version_of_one_that_is_there() {
        post(
                        aPlannedMeeting() + "/papers",
                        Map.of("title", "A", "url", "https://a.example/", "paperId", "p9"))
                .refused(422, "unknown-paper");
    }

    @Test
    void a_meeting_is_not_moved_into_the_past_nor_when_it_is_over() {
        var meeting = aConvenedMeeting();
        putSeen(
                        meeting,
                        "/schedule",
                        Map.of(
                                "startsAt",
                                "2025-08-01T08:00:00Z",
                                "endsAt",
                                "2025-08-01T09:00:00Z"))
                .refused(422, "meeting-in-the-past");
        putSeen(
                        meeting,
                        "/schedule",
                        Map.of(
                                "startsAt",
                                "2025-09-18T08:00:00Z",
                                "endsAt",
                                "2025-09-18T07:00:00Z"))
                .refused(422, "meeting-ends-before-it-starts");
        clockAt(AFTER);
        putSeen(meeting, "/schedule", LATER).refused(409, "meeting-is-over");
        post(meeting + "/cancellation", Map.of("reason", "Sent")).refused(409, "meeting-is-over");
    }

    @Test
    void attendance_is_of_a_meeting_that_has_begun_and_of_its_invitees() {
        var meeting = aConvenedMeeting();
        var ola = Map.of("memberId", id("ola"));
        put(meeting + "/attendance", Map.of("present", List.of(ola)))
                .refused(409, "meeting-not-started");
        clockAt(AFTER);
        put(meeting + "/attendance", Map.of()).pointsAt("/present");
        put(meeting + "/attendance", Map.of("present", List.of(Map.of("memberId", id("per")))))
                .refused(422, "member-not-invited");
        put(meeting + "/attendance", Map.of("present", List.of(ola), "absent", List.of(id("ola"))))
                .refused(422, "marked-twice");
        put(
                        meeting + "/attendance",
                        Map.of("present", List.of(Map.of("memberId", id("ola"), "until", "23:00"))))
                .refused(422, "part-outside-meeting");
        put(
                        meeting + "/attendance",
                        Map.of(
                                "present",
                                List.of(),
                                "guests",
                                List.of(Map.of("name", "Per Utenfor"))))
                .ok();
    }

    @Test
    void a_search_is_for_what_can_be_searched_for() {
        for (var wrong :
                List.of("status=BORTE", "from=snart", "cursor=x", "limit=mange", "group=%20")) {
            get("/meetings?" + wrong).refused(400, "invalid-parameter");
        }
        assertThat(get("/meetings?limit=1000").status()).isEqualTo(400);
    }

    @Test
    void the_words_are_the_callers() {
        var meeting = aCancelledMeeting();
        for (var words :
                Map.of(
                                "en", "The meeting is cancelled.",
                                "nn", "Møtet er avlyst.",
                                "nb", "Møtet er avlyst.",
                                "fr", "Møtet er avlyst.")
                        .entrySet()) {
            var refused =
                    send(
                                    HttpMethod.POST,
                                    meeting + "/cancellation",
                                    Map.of("reason", "Igjen"),
                                    Map.of("Accept-Language", words.getKey()))
                            .refused(409, "meeting-is-cancelled");
            assertThat(refused.body().path("title").asString()).isEqualTo(words.getValue());
            assertThat(refused.body().path("detail").asString()).contains("Sykdom");
        }
    }
}
