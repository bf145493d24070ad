package no.saksgang.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import no.saksgang.chassis.time.MachineTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The records that a consumer group could not process: kept as they came on {@code
 * <topic>.<group>.dead}, with the cause's own words, until somebody sends them back.
 */
final class DeadLetters {
    static final String REASON = "saksgang_reason";
    static final String TOPIC = "saksgang_topic";
    static final String PARTITION = "saksgang_partition";
    static final String OFFSET = "saksgang_offset";
    static final String FAILED_AT = "saksgang_failed_at";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LONGEST_REASON = 1_000;

    /** A parser may cite what it read; the log must not. */
    private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");

    private final Kafka kafka;
    private final MeterRegistry meters;

    DeadLetters(Kafka kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    /** One of them, without what it holds. */
    record Letter(String key, String topic, String reason, String failedAt) {}

    /**
     * Sets a record aside.
     *
     * @throws KafkaException if Kafka does not confirm it; then the record is tried again
     */
    void add(String group, ConsumerRecord<?, ?> failed, Throwable failure) {
        var reason = reason(failure);
        var headers = new RecordHeaders(failed.headers().toArray());
        put(headers, REASON, reason);
        put(headers, TOPIC, failed.topic());
        put(headers, PARTITION, Integer.toString(failed.partition()));
        put(headers, OFFSET, Long.toString(failed.offset()));
        put(headers, FAILED_AT, MachineTime.now().toString());
        var topic = Topics.deadLettersOf(failed.topic(), group);
        send(
                new ProducerRecord<>(
                        topic, null, (byte[]) failed.key(), (byte[]) failed.value(), headers));
        setAside(failed.topic(), group).increment();
        LOG.warn(
                "Set aside {}-{}@{} for {}: {}",
                failed.topic(),
                failed.partition(),
                failed.offset(),
                group,
                ADDRESS.matcher(reason).replaceAll("…"));
    }

    /** Counted from zero, so that the first is seen as one more. */
    Counter setAside(String topic, String group) {
        return Counter.builder("saksgang.deadletters")
                .description("Records that this instance set aside")
                .tag("topic", topic)
                .tag("group", group)
                .register(meters);
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            kafka.producer().send(letter).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while setting a record aside", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException(
                    "a record could not be set aside: " + failed.getMessage(), failed);
        }
    }

    /** What is set aside and was not sent back, up to a limit. */
    List<Letter> waiting(String topic, String group, int limit) {
        var letters = new ArrayList<Letter>();
        read(
                topic,
                group,
                limit,
                letter ->
                        letters.add(
                                new Letter(
                                        letter.key() == null
                                                ? ""
                                                : new String(letter.key(), StandardCharsets.UTF_8),
                                        text(letter.headers(), TOPIC),
                                        text(letter.headers(), REASON),
                                        text(letter.headers(), FAILED_AT))),
                false);
        return letters;
    }

    /**
     * Sends what is set aside back to where it came from, up to a limit. Others hear it once more
     * too, with the same id.
     *
     * @return how many
     */
    int sendBack(String topic, String group, int limit) {
        return read(
                topic,
                group,
                limit,
                letter -> {
                    var headers = new RecordHeaders();
                    letter.headers()
                            .forEach(header -> {
                                if (!header.key().startsWith("saksgang_")) {
                                    headers.add(header);
                                }
                            });
                    send(new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers));
                },
                true);
    }

    private int read(
            String topic,
            String group,
            int limit,
            Consumer<ConsumerRecord<byte[], byte[]>> what,
            boolean commit) {
        var dead = Topics.deadLettersOf(topic, group);
        // How far they were sent back is kept as Kafka keeps any reader's place.
        try (var consumer = kafka.consumer(dead)) {
            var partitions =
                    consumer.partitionsFor(dead).stream()
                            .map(it -> new TopicPartition(dead, it.partition()))
                            .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var done = new HashMap<TopicPartition, OffsetAndMetadata>();
            var count = 0;
            while (count < limit
                    && partitions.stream()
                            .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (var letter : consumer.poll(LOOK)) {
                    if (count == limit) {
                        break;
                    }
                    what.accept(letter);
                    done.put(
                            new TopicPartition(letter.topic(), letter.partition()),
                            new OffsetAndMetadata(letter.offset() + 1));
                    count++;
                }
            }
            if (commit && !done.isEmpty()) {
                consumer.commitSync(Map.copyOf(done));
            }
            return count;
        }
    }

    /** The words of what really happened, under all that frameworks wrapped around it. */
    private static String reason(Throwable failure) {
        var cause = failure;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next instanceof JacksonException ? cause : next;
        }
        var words =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return words.substring(0, Math.min(words.length(), LONGEST_REASON));
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
