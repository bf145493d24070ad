package no.saksgang.portal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.mailing.MailingPlanned;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.reply.ReplyForgotten;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListeningToEventsTest {
    private static Portal portal;
    private static Speaker speaker;

    private final String id = "m" + UUID.randomUUID();
    private final AMeeting meeting = AMeeting.aMeeting().withId(id);

    @BeforeAll
    static void start() {
        KafkaRecords.at(Servers.kafka()).createTopics(3);
        portal = Portal.start(Servers.kafka(), "saksgang.stream.heartbeat=200ms");
        speaker = Speaker.at(Servers.kafka());
    }

    @AfterAll
    static void end() {
        speaker.close();
        portal.close();
    }

    private static Listener listener(String query) {
        var listener = Listener.to(portal, query);
        await().until(() -> !listener.lastId().isEmpty());
        return listener;
    }

    @Test
    void tells_what_happened_to_what_and_when_and_where_to_read_more_and_nothing_else() {
        try (var listener = listener("?subject=meeting/" + id)) {
            var at = Instant.parse("2026-02-02T11:00:00Z");
            speaker.say(meeting.planned(), at);

            await().untilAsserted(() -> assertThat(listener.heard()).hasSize(1));
            assertThat(listener.heard().getFirst().data().toString())
                    .isEqualTo(
                            "{\"type\":\"no.saksgang.MeetingPlanned.v1\",\"subject\":\"meeting/"
                                    + id
                                    + "\",\"sequence\":1,\"time\":\"2026-02-02T11:00:00Z\",\"link\":\"https://portal.example/meetings/"
                                    + id
                                    + "\"}");
        }
    }

    @Test
    void is_open_to_all_and_not_kept_or_held_back_by_anybody_on_the_way() {
        try (var listener = listener("")) {
            assertThat(listener.status()).isEqualTo(200);
            assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listener.header("Cache-Control")).isEqualTo("no-store");
            assertThat(listener.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(listener.header("Set-Cookie")).isEmpty();
            assertThat(listener.comments().getFirst()).matches("retry: \\d+");
        }
    }

    @Test
    void a_quiet_connection_is_kept_alive() {
        try (var listener = listener("?subject=meeting/" + id)) {
            await().untilAsserted(() ->
                    assertThat(listener.comments()).filteredOn(":"::equals).hasSizeGreaterThan(2));
        }
    }

    @Test
    void types_and_subjects_can_be_chosen() {
        try (var named =
                        listener(
                                "?type=MeetingPlanned&type=MeetingCancelled&subject=meeting/"
                                        + id);
                var whole =
                        listener("?type=no.saksgang.InvitationAnswered.v1&subject=meeting/" + id);
                var prefix = listener("?subject=meeting/*&type=AgendaApproved");
                var other = listener("?subject=meeting/another")) {
            speaker.say(meeting.planned());
            speaker.say(meeting.agendaApproved());
            speaker.say(meeting.answered(new MemberId("eva"), AnswerKind.ACCEPTED));
            speaker.say(meeting.cancelled("Snø"));

            await().untilAsserted(() ->
                    assertThat(named.events())
                            .containsExactly("meeting/" + id + ":1", "meeting/" + id + ":4"));
            await().untilAsserted(() ->
                    assertThat(whole.events()).containsExactly("meeting/" + id + ":3"));
            await().untilAsserted(
                            () -> assertThat(prefix.events()).contains("meeting/" + id + ":2"));
            assertThat(prefix.heard())
                    .allMatch(it -> it.name().equals("no.saksgang.AgendaApproved.v1"));
            assertThat(other.heard()).isEmpty();
        }
    }

    @Test
    void the_last_of_all_but_mailings_can_be_seen_at_a_glance() {
        try (var listener = listener("?subject=mailing/" + id)) {
            speaker.say(meeting.planned());
            speaker.say(
                    new MailingPlanned(
                            new MailingId(id), Purpose.INVITATION, "meeting/" + id, id, 15));
            await().untilAsserted(() -> assertThat(listener.heard()).hasSize(1));
            speaker.say(meeting.agendaApproved());
        }

        await().untilAsserted(() ->
                assertThat(portal.the(LastEvents.class).of(2))
                        .extracting(Said::name, Said::meeting)
                        .containsExactly(tuple("AgendaApproved", id), tuple("MeetingPlanned", id)));
    }

    @Test
    void that_a_person_was_erased_is_told() {
        var member = new MemberId(id);
        try (var listener = listener("?subject=member/" + id)) {
            speaker.say(AMember.called("Eva Nilsen").withId(id).saved());
            speaker.say(new MemberErased(member));

            await().untilAsserted(() ->
                    assertThat(listener.events())
                            .containsExactly("member/" + id + ":1", "member/" + id + ":2"));
            assertThat(listener.heard().getLast().name()).isEqualTo("no.saksgang.MemberErased.v1");
            assertThat(listener.heard().getFirst().data().toString()).doesNotContain("Nilsen", "@");
        }
    }

    @Test
    void replies_are_work_and_not_told() {
        try (var listener = listener("")) {
            speaker.say(new ReplyForgotten(id));
            speaker.say(meeting.planned());

            await().untilAsserted(
                            () -> assertThat(listener.events()).contains("meeting/" + id + ":1"));
            assertThat(listener.events()).noneMatch(it -> it.startsWith("reply/"));
        }
    }

    @Test
    void what_is_no_event_does_no_harm() {
        var topic = Topic.MEETINGS.topicName();
        try (var listener = listener("")) {
            speaker.put(topic, null, Map.of(), null);
            speaker.put(topic, "meeting/" + id, Map.of(), "{}".getBytes(UTF_8));
            speaker.put(
                    topic,
                    null,
                    Map.of("ce_type", "no.saksgang.MeetingPlanned.v1"),
                    new byte[] {(byte) 0xff});
            speaker.put(
                    topic,
                    "meeting/" + id,
                    Map.of(
                            "ce_type", "no.saksgang.MeetingPlanned.v1\n\ndata: x",
                            "ce_subject", "meeting/" + id,
                            "ce_sequence", "1",
                            "ce_time", "2026-02-02T11:00:00Z"),
                    null);
            speaker.put(
                    topic,
                    "meeting/" + id,
                    Map.of(
                            "ce_type", "no.saksgang.MeetingPlanned.v1",
                            "ce_subject", "meeting/" + id,
                            "ce_sequence", "first",
                            "ce_time", "soon"),
                    null);
            speaker.say(meeting.planned());

            await().untilAsserted(
                            () -> assertThat(listener.events()).contains("meeting/" + id + ":1"));
            assertThat(listener.events()).containsOnlyOnce("meeting/" + id + ":1");
        }
    }

    @Test
    void a_browser_resumes_after_what_it_got_last() {
        try (var listener = listener("?subject=meeting/" + id)) {
            speaker.say(meeting.planned());
            await().untilAsserted(() -> assertThat(listener.events()).hasSize(1));
            speaker.say(meeting.agendaApproved());
            await().untilAsserted(() -> assertThat(listener.events()).hasSize(2));
            var first = listener.heard().getFirst().id();

            // The address stays the same when a browser comes back, so what it says itself counts.
            for (var resumed :
                    List.of(
                            Listener.to(portal, "?from=beginning&subject=meeting/" + id, first),
                            Listener.to(
                                    portal, "?subject=meeting/" + id + "&lastEventId=" + first))) {
                try (resumed) {
                    await().untilAsserted(() ->
                            assertThat(resumed.events()).containsExactly("meeting/" + id + ":2"));
                }
            }
        }
    }

    @Test
    void who_asks_for_what_there_is_not_is_told_so() {
        for (var query :
                List.of(
                        "?lastEventId=1abc",
                        "?lastEventId=x",
                        "?type=AgendaAproved",
                        "?subject=a/b/c",
                        "?from=now")) {
            try (var refused = Listener.to(portal, query)) {
                assertThat(refused.status()).as(query).isEqualTo(400);
                assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
        try (var refused = Listener.to(portal, "", "not-an-id")) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Test
    void one_who_hangs_up_is_forgotten() {
        // Those of other tests may still be about to be.
        awaitNobody();
        try (var _ = listener("")) {
            assertThat(portal.the(Subscribers.class).count()).isEqualTo(1);
        }
        awaitNobody();
    }

    private void awaitNobody() {
        await().untilAsserted(() -> assertThat(portal.the(Subscribers.class).count()).isZero());
    }
}
