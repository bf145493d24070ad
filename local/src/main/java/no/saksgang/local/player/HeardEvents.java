package no.saksgang.local.player;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything that went over the suite's topics since we began to listen, in one list, each event
 * once. Reads when asked, not by itself: what it has then is all that Kafka had at that moment. It
 * belongs to no consumer group, so it leaves no trace.
 */
final class HeardEvents implements AutoCloseable {
    private static final String PREFIX = "saksgang.";
    private static final String DEAD_LETTERS = ".dead";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANSWERS_WITHIN_MS = 3_000;

    /** A broker that has just started on a busy machine takes its time for the first answer. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> partitions = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final List<SeenEvent> events = new ArrayList<>();
    private int deadLetters;

    private HeardEvents(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Listens from now on.
     *
     * @throws PlayFailed if Kafka does not answer within 30 s
     */
    static HeardEvents at(String bootstrapServers) {
        var heard =
                new HeardEvents(
                        new KafkaConsumer<>(
                                Map.of(
                                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        bootstrapServers,
                                        ConsumerConfig.CLIENT_ID_CONFIG,
                                        "scenario-player",
                                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                        false,
                                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                        ANSWERS_WITHIN_MS,
                                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                        ANSWERS_WITHIN_MS - 1_000,
                                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                        500),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()));
        var deadline = System.nanoTime() + BEGINS_WITHIN.toNanos();
        while (!heard.goToEnd()) {
            if (System.nanoTime() > deadline) {
                heard.close();
                throw new PlayFailed(
                        "ventet at Kafka svarte på %s innen %d s, men det gjør det ikke"
                                .formatted(bootstrapServers, BEGINS_WITHIN.toSeconds()));
            }
        }
        return heard;
    }

    private boolean goToEnd() {
        try {
            newPartitions();
            consumer.seekToEnd(partitions);
            // The end is asked for when it is needed; what comes before that must not be missed.
            partitions.forEach(consumer::position);
            return true;
        } catch (KafkaException away) {
            return false;
        }
    }

    /** How many there are so far. */
    int count() {
        return events.size();
    }

    /** Those that came after the first {@code count}. */
    List<SeenEvent> after(int count) {
        return List.copyOf(events.subList(count, events.size()));
    }

    /** How many records the suite has put aside as poison. */
    int deadLetters() {
        return deadLetters;
    }

    /**
     * Reads all that Kafka has.
     *
     * @return false if Kafka does not answer; what it had told until then is kept
     */
    boolean readToEnd() {
        try {
            var fresh = newPartitions();
            if (!fresh.isEmpty()) {
                // Of none it would mean of all.
                consumer.seekToBeginning(fresh);
            }
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(this::take);
            }
            return true;
        } catch (KafkaException away) {
            return false;
        }
    }

    /** A topic may come into being at any time. */
    private Collection<TopicPartition> newPartitions() {
        var fresh =
                consumer.listTopics().entrySet().stream()
                        .filter(topic -> topic.getKey().startsWith(PREFIX))
                        .flatMap(topic -> topic.getValue().stream())
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .filter(partitions::add)
                        .toList();
        if (!fresh.isEmpty()) {
            consumer.assign(partitions);
        }
        return fresh;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        if (message.topic().endsWith(DEAD_LETTERS)) {
            deadLetters++;
            return;
        }
        var type = header(message, "ce_type");
        var id = header(message, "ce_id");
        // A tombstone has no more to say than that its key is gone.
        if (type.isEmpty() || !ids.add(message.topic() + " " + id)) {
            return;
        }
        events.add(
                new SeenEvent(
                        message.topic(),
                        id,
                        nameOf(type),
                        header(message, "ce_subject"),
                        sequence(message)));
    }

    /** {@code no.saksgang.AgendaApproved.v1} is an {@code AgendaApproved}. */
    private static String nameOf(String type) {
        var parts = type.split("\\.");
        return parts.length >= 2 ? parts[parts.length - 2] : type;
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> message) {
        var text = header(message, "ce_sequence");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
