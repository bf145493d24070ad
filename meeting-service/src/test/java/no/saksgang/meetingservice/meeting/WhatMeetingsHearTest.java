package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.saksgang.events.Contact;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.meetingservice.ServiceTest;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.Test;

class WhatMeetingsHearTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private List<String> invitees(String meeting) {
        return get(meeting).body().path("invitees").valueStream().map(it -> it.asString()).toList();
    }

    @Test
    void who_comes_into_an_invited_group_is_invited_and_who_leaves_is_not_any_longer() {
        var meeting = aConvenedMeeting();
        var group = id("energi");
        join(group, "ny", "MEMBER").ok();
        await().atMost(SOON).untilAsserted(() -> assertThat(invitees(meeting)).contains(id("ny")));
        delete("/groups/" + group + "/members/" + id("ny")).ok();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(invitees(meeting)).doesNotContain(id("ny")));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(said("meeting/" + id("m")))
                                .endsWith("InviteesChanged", "InviteesChanged"));
    }

    @Test
    void who_only_changes_their_address_changes_no_meeting() {
        var meeting = aConvenedMeeting();
        var before = etag(meeting);
        join(id("energi"), "ola", "DEPUTY").ok();
        join(id("energi"), "sist", "MEMBER").ok();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(invitees(meeting)).contains(id("sist")));
        assertThat(etag(meeting)).isEqualTo("\"" + (versionOf(before) + 1) + "\"");
    }

    private static long versionOf(String etag) {
        return Long.parseLong(etag.replace("\"", ""));
    }

    @Test
    void a_substitute_becomes_a_member_and_is_invited_to_this_meeting_alone() {
        var meeting = aConvenedMeeting();
        var next = meetingOf(id("energi"), "neste");
        post("/meetings", next).ok();
        postSeen("/meetings/" + id("neste"), "/agenda/approval", Map.of("approvedBy", id("eva")))
                .ok();
        var body =
                Map.of(
                        "answer",
                        "DECLINED",
                        "substitute",
                        Map.of("name", "Vara", "email", id("vara") + "@asker.example"));
        put(meeting + "/answers/" + id("ola"), body).ok();
        put(meeting + "/answers/" + id("ola"), body).ok();
        assertThat(invitees(meeting)).hasSize(5);
        var substitute =
                get(meeting).body().path("answers").path(0).path("substituteId").asString();
        var member = get("/members/" + substitute).ok().body();
        assertThat(member.path("memberships").path(0).path("role").asString())
                .isEqualTo("SUBSTITUTE");
        assertThat(member.path("memberships").path(0).path("represents").asString())
                .isEqualTo("Asker");
        join(id("energi"), "sist", "MEMBER").ok();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(invitees("/meetings/" + id("neste")))
                                .contains(id("sist"))
                                .doesNotContain(substitute));
        put(meeting + "/answers/" + id("ola"), Map.of("answer", "ACCEPTED")).ok();
        assertThat(invitees(meeting)).doesNotContain(substitute);
    }

    @Test
    void an_answer_by_mail_counts_like_any_other_and_a_late_or_foreign_one_is_dropped() {
        var meeting = aConvenedMeeting();
        try (var speaker = Speaker.at(Servers.kafka())) {
            var first = reply("r1", "ola", AnswerKind.ACCEPTED, PLANNED.plusSeconds(60));
            clockAt(PLANNED.plusSeconds(600));
            speaker.say(reply("r0", "per", AnswerKind.ACCEPTED, PLANNED.plusSeconds(60)));
            speaker.say(reply("r9", "ola", AnswerKind.DECLINED, PLANNED.minusSeconds(600)));
            speaker.say(first);
            speaker.say(reply("r2", "ola", AnswerKind.DECLINED, PLANNED.plusSeconds(120)));
            speaker.say(first);
            speaker.say(reply("r3", "kari", AnswerKind.TENTATIVE, PLANNED.plusSeconds(120)));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(get(meeting).body().path("answerCounts").toString())
                                    .isEqualTo(
                                            "{\"accepted\":0,\"tentative\":1,\"declined\":1,\"none\":2}"));
        }
        assertThat(kafka().dead()).noneMatch(it -> String.valueOf(it.text()).contains(id("r0")));
    }

    @Test
    void an_answer_by_link_brings_its_words_and_its_substitute() {
        var meeting = aConvenedMeeting();
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(
                    new ReplyReceived(
                            id("r1"),
                            new MeetingId(id("m")),
                            new MemberId(id("ola")),
                            AnswerKind.DECLINED,
                            PLANNED.plusSeconds(60),
                            ReplyReceived.Way.LINK,
                            1,
                            "Reiser den dagen",
                            new Contact("Vara Viddal", id("vara") + "@viddaregionen.example"),
                            null,
                            null,
                            List.of()));
            clockAt(PLANNED.plusSeconds(600));
            await().atMost(SOON)
                    .untilAsserted(() -> {
                        assertThat(get(meeting).body().path("answers").toString())
                                .contains("Reiser den dagen", "substituteId");
                        assertThat(invitees(meeting)).hasSize(5);
                    });
        }
    }

    private ReplyReceived reply(String id, String member, AnswerKind answer, Instant at) {
        return new ReplyReceived(
                id(id),
                new MeetingId(id("m")),
                new MemberId(id(member)),
                answer,
                at,
                ReplyReceived.Way.LINK,
                1,
                null,
                null,
                null,
                null,
                List.of());
    }
}
