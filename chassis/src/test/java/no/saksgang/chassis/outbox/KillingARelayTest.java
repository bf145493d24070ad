package no.saksgang.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.saksgang.chassis.outbox.RelayProcess.Step;
import no.saksgang.chassis.sample.Notice;
import no.saksgang.chassis.sample.Samples;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Topic;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingARelayTest {
    private static final Instant NOON = Instant.parse("2026-01-15T11:00:00Z");
    private static final int NOTICES = 20;
    private static final int EVENTS_EACH = 3;

    private final String database = "t" + UUID.randomUUID().toString().replace("-", "");
    private final String uri = Servers.mongoUri(database);
    private final KafkaRecords kafka = KafkaRecords.at(Servers.kafka());
    private final Outbox outbox =
            new Outbox(Samples.database(uri, database), new Traces(Tracer.NOOP));
    private final List<String> stored = new ArrayList<>();

    @BeforeEach
    void store_what_is_to_be_said() {
        kafka.createTopics(3);
        var notices = Samples.notices(outbox);
        for (var i = 0; i < NOTICES; i++) {
            var id = database + "-" + i;
            var notice = Notice.draft(new AnnouncementId(id), "Møte");
            for (var n = 1; n <= EVENTS_EACH; n++) {
                notice.putUp(NOON);
                stored.add("announcement/" + id + ":" + n);
            }
            notices.add(id, null, notice);
        }
    }

    @ParameterizedTest
    @EnumSource
    void loses_nothing_and_invents_nothing_after(Step step) {
        try (var dying = RelayProcess.haltingAfter(step, uri, database, Servers.kafka())) {
            await().atMost(Duration.ofSeconds(60)).until(dying::hasDied);
        }
        try (var ordinary = RelayProcess.ordinary(uri, database, Servers.kafka())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> outbox.backlog() == 0);
            assertThat(ordinary.hasDied()).isFalse();
        }

        assertThat(firstOccurrences()).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(perNotice()).allSatisfy(ids -> assertThat(ids).isSorted());
    }

    @Test
    void is_no_harm_when_two_relay_at_once() {
        try (var _ = RelayProcess.ordinary(uri, database, Servers.kafka());
                var _ = RelayProcess.ordinary(uri, database, Servers.kafka())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> outbox.backlog() == 0);
        }

        assertThat(firstOccurrences()).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(perNotice()).allSatisfy(ids -> assertThat(ids).isSorted());
    }

    /** The ids of this test's events in the order in which each was first on Kafka. */
    private List<String> firstOccurrences() {
        return kafka.of(Topic.ANNOUNCEMENTS).stream()
                .map(KafkaRecord::id)
                .filter(id -> id.contains(database))
                .distinct()
                .toList();
    }

    private List<List<String>> perNotice() {
        return firstOccurrences().stream()
                .collect(Collectors.groupingBy(id -> id.substring(0, id.lastIndexOf(':'))))
                .values()
                .stream()
                .toList();
    }
}
