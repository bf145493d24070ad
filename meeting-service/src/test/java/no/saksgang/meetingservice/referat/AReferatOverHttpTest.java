package no.saksgang.meetingservice.referat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.reply.CommentReceived;
import no.saksgang.meetingservice.ServiceTest;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class AReferatOverHttpTest extends ServiceTest {
    @Test
    void is_written_circulated_commented_approved_and_corrected() {
        var meeting = aConvenedMeeting();
        var referat = meeting + "/referat";
        var unwritten = get(referat).ok();
        assertThat(unwritten.etag()).isNull();
        assertThat(unwritten.body().path("status").asString()).isEqualTo("UNWRITTEN");
        assertThat(unwritten.body().path("items").size()).isEqualTo(2);

        clockAt(AFTER);
        put(
                        meeting + "/attendance",
                        Map.of(
                                "present",
                                List.of(Map.of("memberId", id("eva"), "from", "10:15")),
                                "apologies",
                                List.of(id("ola")),
                                "guests",
                                List.of(Map.of("name", "Gro Gjest", "represents", "NHO"))))
                .ok();
        assertThat(put(referat, Map.of("introduction", "Først.")).status()).isEqualTo(201);
        var written =
                putSeen(
                                referat,
                                "",
                                Map.of(
                                        "references",
                                        Map.of("ourRef", ""),
                                        "introduction",
                                        "Møtet ble holdt på Teams.",
                                        "items",
                                        List.of(
                                                Map.of(
                                                        "number",
                                                        "1",
                                                        "body",
                                                        "Godkjent uten merknader.",
                                                        "decisions",
                                                        List.of(Map.of("text", "Godkjent."))),
                                                Map.of(
                                                        "number",
                                                        "2.1",
                                                        "followUps",
                                                        List.of(
                                                                Map.of(
                                                                        "text",
                                                                        "Sende ut Doodle",
                                                                        "owners",
                                                                        List.of(
                                                                                Map.of(
                                                                                        "memberId",
                                                                                        id("siv")),
                                                                                Map.of(
                                                                                        "name",
                                                                                        "Gro")),
                                                                        "due",
                                                                        Map.of("by", "2025-Q4"))),
                                                        "statements",
                                                        List.of(
                                                                Map.of(
                                                                        "represents",
                                                                        "Asker",
                                                                        "speakers",
                                                                        List.of(
                                                                                Map.of(
                                                                                        "memberId",
                                                                                        id("ola"))),
                                                                        "body",
                                                                        "Rask saksgang."))))))
                        .ok()
                        .body();
        var group1 = written.path("items").path(1).path("items").path(0);
        assertThat(group1.path("title").asString()).isEqualTo("Gruppe 1");
        assertThat(group1.path("followUps").path(0).path("id").asString()).isEqualTo("2.1-f1");
        assertThat(group1.path("followUps").path(0).path("owners").path(0).path("name").asString())
                .isEqualTo("Navn siv");

        postSeen(referat, "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z")).ok();
        var commented =
                post(
                                referat + "/comments",
                                Map.of(
                                        "memberId",
                                        id("ola"),
                                        "text",
                                        "Ta med kapitalen.",
                                        "itemNumber",
                                        "2.1"))
                        .ok()
                        .body();
        var comment = commented.path("comments").path(0).path("commentId").asString();
        put(
                        referat + "/comments/" + comment + "/resolution",
                        Map.of("resolution", "Tatt til følge", "partOfReferat", true))
                .ok();
        var approved =
                postSeen(
                                referat,
                                "/approval",
                                Map.of("withRemarks", true, "remarks", "Med merknad"))
                        .ok()
                        .body();
        assertThat(approved.path("revision").asInt()).isEqualTo(1);
        assertThat(approved.path("attendance").path("present").path(0).path("from").asString())
                .startsWith("10:15");

        var corrected =
                postSeen(
                                referat,
                                "/correction",
                                Map.of(
                                        "reason",
                                        "Skrivefeil",
                                        "items",
                                        List.of(Map.of("number", "1", "body", "Godkjent."))))
                        .ok()
                        .body();
        assertThat(corrected.path("revision").asInt()).isEqualTo(2);
        assertThat(corrected.path("items").path(0).path("body").asString()).isEqualTo("Godkjent.");

        await().untilAsserted(() ->
                assertThat(said("referat/" + id("m")))
                        .containsExactly(
                                "ReferatCirculated",
                                "ReferatCommented",
                                "ReferatApproved",
                                "ReferatCorrected"));
        assertThat(kafka().of(Topic.REFERATER))
                .filteredOn(it -> String.valueOf(it.headers().get("ce_type")).contains("Commented"))
                .noneMatch(it -> String.valueOf(it.text()).contains("kapitalen"));
        await().untilAsserted(() ->
                assertThat(get(meeting).body().path("status").asString()).isEqualTo("CONCLUDED"));
        putSeen(meeting, "/agenda", Map.of("agenda", AGENDA)).refused(409, "meeting-is-concluded");
    }

    @Test
    void is_told_of_with_others_how_far_each_has_come() {
        var meeting = aCirculatedReferat();
        var one = id("m");
        var path = "/referater?meeting=" + one + "&meeting=" + id("ingen");
        var progress = get(path).ok().body().path("items");
        assertThat(progress.size()).isOne();
        assertThat(progress.path(0).path("meetingId").asString()).isEqualTo(one);
        assertThat(progress.path(0).path("status").asString()).isEqualTo("CIRCULATED");
        assertThat(progress.path(0).path("commentsBy").asString())
                .isEqualTo("2025-09-18T14:00:00Z");
        postSeen(meeting + "/referat", "/approval", Map.of("withRemarks", false)).ok();
        assertThat(get(path).body().path("items").path(0).path("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void is_of_a_meeting_that_is_there_and_convened() {
        get("/meetings/" + id("ingen") + "/referat").refused(404, "unknown-id");
        put("/meetings/" + id("ingen") + "/referat", Map.of()).refused(404, "unknown-id");
        var planned = aPlannedMeeting();
        get(planned + "/referat").ok();
        put(planned + "/referat", Map.of()).refused(409, "meeting-not-convened");
        send(
                        HttpMethod.POST,
                        planned + "/referat/circulation",
                        Map.of("commentsBy", "2025-09-18T14:00:00Z"),
                        Map.of("If-Match", "\"0\""))
                .refused(409, "meeting-not-convened");
    }

    @Test
    void is_seen_before_it_is_written_over_sent_or_approved() {
        var referat = aConvenedMeeting() + "/referat";
        put(referat, Map.of()).ok();
        put(referat, Map.of()).refused(428, "if-match-missing");
        post(referat + "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z"))
                .refused(428, "if-match-missing");
        post(referat + "/approval", Map.of("withRemarks", false)).refused(428, "if-match-missing");
        post(referat + "/correction", Map.of("reason", "A", "items", List.of()))
                .refused(428, "if-match-missing");
        var stale = Map.of("If-Match", "\"9\"");
        send(HttpMethod.PUT, referat, Map.of(), stale).refused(412, "stale");
        send(HttpMethod.POST, referat + "/approval", Map.of("withRemarks", false), stale)
                .refused(412, "stale");
    }

    @Test
    void has_items_that_are_on_the_agenda_and_say_what_can_be_said() {
        var referat = aConvenedMeeting() + "/referat";
        put(referat, Map.of("items", List.of(Map.of("number", "9", "body", "Hva?"))))
                .refused(422, "not-on-the-agenda");
        var one = Map.of("number", "1", "body", "A");
        put(referat, Map.of("items", List.of(one, one))).refused(422, "item-twice");
        put(referat, Map.of("items", List.of(Map.of("number", "1", "body", "x".repeat(20_001)))))
                .pointsAt("/items/0/body");
        put(referat, Map.of("items", List.of(Map.of("number", "1", "tekst", "A"))))
                .pointsAt("/items/0/tekst");
        put(referat, followUp(Map.of("text", "A", "owners", List.of(Map.of("memberId", id("x"))))))
                .refused(422, "unknown-member");
        put(referat, followUp(Map.of("text", "A", "owners", List.of(Map.of()))))
                .pointsAt("/items/0/followUps/0/owners/0/named");
        put(referat, followUp(Map.of("text", "A", "due", Map.of("by", "snart"))))
                .pointsAt("/items/0/followUps/0/due/by");
        put(
                        referat,
                        followUp(
                                Map.of(
                                        "text",
                                        "A",
                                        "due",
                                        Map.of("on", "2025-10-01", "when", "snart"))))
                .pointsAt("/items/0/followUps/0/due/oneOfThem");
    }

    private static Map<String, Object> followUp(Map<String, Object> followUp) {
        return Map.of("items", List.of(Map.of("number", "1", "followUps", List.of(followUp))));
    }

    @Test
    void goes_out_and_is_approved_only_when_the_meeting_is_over() {
        var referat = aConvenedMeeting() + "/referat";
        put(referat, Map.of()).ok();
        var circulation = Map.of("commentsBy", "2025-09-18T14:00:00Z");
        postSeen(referat, "/circulation", circulation).refused(409, "meeting-not-held");
        postSeen(referat, "/approval", Map.of("withRemarks", false))
                .refused(409, "meeting-not-held");
        clockAt(END);
        postSeen(referat, "/circulation", Map.of("commentsBy", END.toString()))
                .refused(422, "comments-due-in-the-past");
        postSeen(referat, "/circulation", circulation).ok();
    }

    @Test
    void takes_comments_while_it_is_circulated_from_those_who_were_invited() {
        var draft = aConvenedMeeting() + "/referat";
        put(draft, Map.of()).ok();
        var comment = Map.of("memberId", id("ola"), "text", "Hei");
        post(draft + "/comments", comment).refused(409, "referat-not-circulated");
        clockAt(AFTER);
        postSeen(draft, "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z")).ok();
        post(draft + "/comments", Map.of("memberId", id("per"), "text", "Hei"))
                .refused(422, "not-of-the-meeting");
        post(draft + "/comments", Map.of("memberId", id("ola"), "text", "Hei", "itemNumber", "9"))
                .refused(422, "not-on-the-agenda");
        post(draft + "/comments", Map.of("text", "")).pointsAt("/memberId", "/text");
        put(draft + "/comments/c7/resolution", Map.of("resolution", "Nei", "partOfReferat", false))
                .refused(422, "unknown-comment");
        var key = Map.of("Idempotency-Key", id("k"));
        send(HttpMethod.POST, draft + "/comments", comment, key).ok();
        var again = send(HttpMethod.POST, draft + "/comments", comment, key).ok().body();
        assertThat(again.path("comments").size()).isEqualTo(1);
        postSeen(draft, "/approval", Map.of("withRemarks", true)).refused(422, "remarks-missing");
        postSeen(draft, "/approval", Map.of("withRemarks", false, "remarks", "A"))
                .refused(422, "remarks-without-saying-so");
        postSeen(draft, "/approval", Map.of("withRemarks", false, "inMeetingId", id("x")))
                .refused(422, "unknown-approving-meeting");
        postSeen(
                        draft,
                        "/correction",
                        Map.of("reason", "A", "items", List.of(Map.of("number", "1"))))
                .refused(409, "referat-not-approved");
    }

    @Test
    void is_final_once_it_is_approved() {
        var meeting = anApprovedReferat();
        var referat = meeting + "/referat";
        putSeen(referat, "", Map.of()).refused(409, "referat-is-approved");
        postSeen(referat, "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z"))
                .refused(409, "referat-is-approved");
        postSeen(referat, "/approval", Map.of("withRemarks", false))
                .refused(409, "referat-is-approved");
        post(referat + "/comments", Map.of("memberId", id("ola"), "text", "Hei"))
                .refused(409, "referat-is-approved");
        put(
                        referat + "/comments/c1/resolution",
                        Map.of("resolution", "Nei", "partOfReferat", false))
                .refused(409, "referat-is-approved");
        var same = Map.of("number", "1", "body", "Godkjent.");
        postSeen(referat, "/correction", Map.of("reason", "A", "items", List.of(same)))
                .refused(422, "nothing-to-correct");
        postSeen(referat, "/correction", Map.of("reason", "A", "items", List.of()))
                .pointsAt("/items");
    }

    @Test
    void takes_a_comment_that_came_by_mail_once_and_drops_one_that_it_would_not_take() {
        var meeting = aConvenedMeeting();
        var referat = meeting + "/referat";
        clockAt(AFTER);
        put(meeting + "/attendance", Map.of("present", List.of(Map.of("memberId", id("eva")))))
                .ok();
        put(referat, Map.of("introduction", "Først."));
        postSeen(referat, "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z")).ok();
        try (var speaker = Speaker.at(Servers.kafka())) {
            var right = comment("k1", "ola", "2.1", "Ta med kapitalen.");
            speaker.say(comment("k0", "ola", "7", "En sak som ikke finnes."));
            speaker.say(comment("k9", "fremmed", null, "Jeg var ikke innkalt."));
            speaker.say(right);
            speaker.say(right);
            speaker.say(comment("k2", "kari", null, "Ellers fint."));
            await().untilAsserted(() ->
                    assertThat(get(referat).body().path("comments").valueStream())
                            .extracting(it -> it.path("text").asString())
                            .containsExactlyInAnyOrder("Ta med kapitalen.", "Ellers fint."));
        }
        assertThat(kafka().dead()).noneMatch(it -> String.valueOf(it.text()).contains(id("k0")));
    }

    private CommentReceived comment(
            String id, String member, @Nullable String itemNumber, String text) {
        return new CommentReceived(
                id(id), new MeetingId(id("m")), new MemberId(id(member)), AFTER, itemNumber, text);
    }
}
