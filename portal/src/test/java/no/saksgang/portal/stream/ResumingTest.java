package no.saksgang.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResumingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Speaker speaker;

    private final String run = "r" + UUID.randomUUID();
    private final String query = "?subject=meeting/" + run + "*";

    @BeforeAll
    static void start() {
        KafkaRecords.at(Servers.kafka()).createTopics(3);
        speaker = Speaker.at(Servers.kafka());
    }

    @AfterAll
    static void end() {
        speaker.close();
    }

    /** Events of ten meetings, taking turns. */
    private List<Envelope<? extends Event>> say(int from, int to) {
        var events = new ArrayList<Envelope<? extends Event>>();
        for (var n = from; n < to; n++) {
            var meeting = AMeeting.aMeeting().withId(run + "-" + n % 10);
            events.add(
                    new Envelope<>(
                            meeting.planned(),
                            n / 10 + 1,
                            Instant.parse("2026-02-02T11:00:00Z"),
                            null));
        }
        speaker.say(events);
        return events;
    }

    private List<String> all(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "meeting/" + run + "-" + n % 10 + ":" + (n / 10 + 1))
                .toList();
    }

    private static void assertThatEachCameOnceInOrder(List<String> events, List<String> all) {
        assertThat(events).containsExactlyInAnyOrderElementsOf(all);
        var last = new HashMap<String, Integer>();
        for (var event : events) {
            var colon = event.indexOf(':');
            var sequence = Integer.parseInt(event.substring(colon + 1));
            assertThat(sequence)
                    .as("of " + event)
                    .isEqualTo(last.getOrDefault(event.substring(0, colon), 0) + 1);
            last.put(event.substring(0, colon), sequence);
        }
    }

    @Test
    void after_a_restart_each_event_comes_once_and_in_order() {
        List<String> got;
        String id;
        try (var portal = Portal.start(Servers.kafka());
                var listener = Listener.to(portal, query)) {
            await().until(() -> !listener.lastId().isEmpty());
            say(0, 50);
            await().atMost(PATIENCE).until(() -> listener.heard().size() == 50);
            got = listener.events();
            id = listener.lastId();
        }
        say(50, 120);
        try (var portal = Portal.start(Servers.kafka());
                var listener = Listener.to(portal, query, id)) {
            await().atMost(PATIENCE).until(() -> listener.heard().size() >= 70);
            say(120, 150);
            await().atMost(PATIENCE).until(() -> listener.heard().size() >= 100);
            got.addAll(listener.events());
        }
        assertThatEachCameOnceInOrder(got, all(150));
    }

    @Test
    void what_is_no_longer_in_memory_is_read_and_goes_over_into_what_is_new() {
        try (var portal = Portal.start(Servers.kafka(), "saksgang.stream.remembered=150")) {
            String id;
            try (var listener = Listener.to(portal, query)) {
                await().until(() -> !listener.lastId().isEmpty());
                id = listener.lastId();
            }
            say(0, 400);
            try (var listener = Listener.to(portal, query, id)) {
                say(400, 500);
                await().atMost(PATIENCE).until(() -> listener.heard().size() >= 500);
                say(500, 520);
                await().atMost(PATIENCE).until(() -> listener.heard().size() >= 520);
                assertThatEachCameOnceInOrder(listener.events(), all(520));
            }
        }
    }

    @Test
    void a_page_hears_what_was_said_between_its_making_and_its_listening() {
        try (var portal = Portal.start(Servers.kafka())) {
            var live = portal.the(Live.class);
            await().atMost(PATIENCE).until(() -> !live.listening().heard().isEmpty());
            var listening = live.listening().to("meeting/" + run + "*");
            say(0, 30);
            // The portal has heard it all before the browser comes.
            var tail = portal.the(Tail.class);
            var wanted = Wanted.of(null, List.of(Wanted.About.valueOf("meeting/" + run + "*")));
            await().atMost(PATIENCE).until(() -> tail.newest(wanted, 30).said().size() == 30);
            try (var listener = Listener.to(portal, listening.replace("/events", ""))) {
                await().atMost(PATIENCE).until(() -> listener.heard().size() >= 30);
                assertThatEachCameOnceInOrder(listener.events(), all(30));
            }
        }
    }

    @Test
    void one_can_begin_at_the_beginning() {
        say(0, 100);
        try (var portal = Portal.start(Servers.kafka(), "saksgang.stream.remembered=25");
                var listener = Listener.to(portal, query + "&from=beginning")) {
            await().atMost(PATIENCE).until(() -> listener.heard().size() >= 100);
            assertThatEachCameOnceInOrder(listener.events(), all(100));
        }
    }

    /** Two instances hear different partitions in different order, and are not equally far. */
    @Test
    void one_can_go_from_instance_to_instance_while_much_is_said() throws InterruptedException {
        var count = 2_000;
        try (var one = Portal.start(Servers.kafka(), "saksgang.stream.remembered=300");
                var other = Portal.start(Servers.kafka(), "saksgang.stream.remembered=300")) {
            var first = Listener.to(one, query);
            await().until(() -> !first.lastId().isEmpty());
            var id = first.lastId();
            first.close();
            var speaking =
                    Thread.ofVirtual()
                            .start(() -> {
                                for (var n = 0; n < count; n += 20) {
                                    say(n, n + 20);
                                }
                            });
            var got = new ArrayList<String>();
            for (var turn = 0; got.size() < count; turn++) {
                try (var listener = Listener.to(turn % 2 == 0 ? one : other, query, id)) {
                    var enough = Math.min(37 * (turn % 5 + 1), count - got.size());
                    await().atMost(PATIENCE).until(() -> listener.heard().size() >= enough);
                    // Hung up in the midst of it: what it has counts, and no more.
                    var heard = listener.heard();
                    heard.forEach(it -> got.add(it.event()));
                    id = heard.getLast().id();
                }
            }
            speaking.join();
            assertThatEachCameOnceInOrder(got, all(count));
        }
    }

    @Test
    void one_who_does_not_take_it_is_let_go_and_resumes() {
        try (var portal =
                        Portal.start(
                                Servers.kafka(),
                                "saksgang.stream.remembered=300",
                                "saksgang.stream.heartbeat=200ms",
                                "saksgang.stream.patience=1s");
                var asleep = Listener.asleepAt(portal, query)) {
            var dropped = portal.the(MeterRegistry.class).get("saksgang.stream.dropped").counter();
            await().until(() -> portal.the(Tail.class).isLive());
            var said = 0;
            while (dropped.count() == 0) {
                assertThat(said).as("more than a socket can hold").isLessThan(200_000);
                say(said, said + 1_000);
                said += 1_000;
            }
            assertThat(portal.the(Subscribers.class).count()).isZero();

            asleep.listen();
            var got = asleep.events();
            assertThat(asleep.hasEnded()).isTrue();
            assertThat(got).hasSizeLessThan(said);
            var all = said;
            var id = asleep.lastId();
            while (got.size() < all) {
                // On a machine with much to do this one may be too slow as well, and resumes.
                try (var again = Listener.to(portal, query, id)) {
                    await().atMost(PATIENCE)
                            .until(() ->
                                    again.hasEnded() || got.size() + again.heard().size() >= all);
                    got.addAll(again.events());
                    id = again.lastId();
                }
            }
            assertThatEachCameOnceInOrder(got, all(said));
        }
    }
}
