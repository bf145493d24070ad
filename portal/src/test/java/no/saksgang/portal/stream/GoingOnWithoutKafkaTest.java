package no.saksgang.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.saksgang.events.Topic;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.EmbeddedBroker;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Speaker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoingOnWithoutKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration TO_END = Duration.ofSeconds(4);
    private static final String LOOK = "saksgang.stream.look=300ms";

    private static void say(EmbeddedBroker kafka, String... meetings) {
        try (var speaker = Speaker.at(kafka.address())) {
            for (var meeting : meetings) {
                speaker.say(AMeeting.aMeeting().withId(meeting).planned());
            }
        }
    }

    private static void awaitEvents(Listener listener, String... meetings) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(listener.events())
                                .containsExactlyInAnyOrderElementsOf(
                                        List.of(meetings).stream()
                                                .map(it -> "meeting/" + it + ":1")
                                                .toList()));
    }

    @Test
    void subscribers_wait_for_kafka_and_for_topics_and_hear_all_after_it_was_away() {
        try (var kafka = EmbeddedBroker.start()) {
            kafka.kill();
            try (var portal = Portal.start(kafka.address(), LOOK);
                    var listener = Listener.to(portal, "")) {
                assertThat(listener.status()).isEqualTo(200);

                kafka.startAgain();
                await().atMost(PATIENCE).until(() -> portal.the(Tail.class).isLive());
                KafkaRecords.at(kafka.address()).createTopics(2);
                say(kafka, "a", "b");
                awaitEvents(listener, "a", "b");

                kafka.kill();
                var id = listener.lastId();
                try (var resumed = Listener.to(portal, "", id)) {
                    kafka.startAgain();
                    say(kafka, "c", "d", "e");
                    awaitEvents(listener, "a", "b", "c", "d", "e");
                    awaitEvents(resumed, "c", "d", "e");
                }
            }
        }
    }

    @Test
    void a_portal_ends_soon_while_kafka_is_away() {
        try (var listener = closing(Portal.start("127.0.0.1:1"))) {
            await().atMost(TO_END).until(listener::hasEnded);
        }
    }

    private static Listener closing(Portal portal) {
        var listener = Listener.to(portal, "");
        var begun = System.nanoTime();
        portal.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TO_END);
        return listener;
    }

    @Test
    void more_partitions_and_topics_made_anew_break_nothing() throws Exception {
        try (var kafka = EmbeddedBroker.start();
                var admin =
                        Admin.create(
                                Map.of(
                                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        kafka.address()))) {
            KafkaRecords.at(kafka.address()).createTopics(1);
            try (var portal = Portal.start(kafka.address(), LOOK);
                    var listener = Listener.to(portal, "")) {
                await().until(() -> !listener.lastId().isEmpty());
                say(kafka, "a");
                awaitEvents(listener, "a");
                var id = listener.lastId();

                admin.createPartitions(
                                Map.of(Topic.MEETINGS.topicName(), NewPartitions.increaseTo(4)))
                        .all()
                        .get();
                say(kafka, "b", "c", "d", "e", "f");
                awaitEvents(listener, "a", "b", "c", "d", "e", "f");
                try (var resumed = Listener.to(portal, "", id)) {
                    awaitEvents(resumed, "b", "c", "d", "e", "f");
                }

                var before = listener.lastId();
                makeAnew(admin, kafka);
                say(kafka, "g", "h");
                awaitEvents(listener, "a", "b", "c", "d", "e", "f", "g", "h");
                try (var resumed = Listener.to(portal, "", before)) {
                    awaitEvents(resumed, "g", "h");
                }
            }
        }
    }

    private static void makeAnew(Admin admin, EmbeddedBroker kafka) throws Exception {
        admin.deleteTopics(List.of(Topic.MEETINGS.topicName())).all().get();
        await().atMost(PATIENCE)
                .until(() ->
                        !KafkaRecords.at(kafka.address())
                                .topics()
                                .contains(Topic.MEETINGS.topicName()));
        KafkaRecords.at(kafka.address()).createTopics(1);
    }
}
