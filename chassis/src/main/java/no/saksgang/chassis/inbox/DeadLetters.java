package no.saksgang.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.time.MachineTime;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
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

    /** On a record that was sent back: the consumer group that it was sent back for. */
    static final String SENT_BACK_FOR = "saksgang_sent_back_for";

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

    /** Where one of them lies, as {@code 3-17}. */
    record Address(int partition, long offset) {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

        static Optional<Address> of(String id) {
            var parts = FORM.matcher(id);
            return parts.matches()
                    ? Optional.of(
                            new Address(
                                    Integer.parseInt(parts.group(1)),
                                    Long.parseLong(parts.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return partition + "-" + offset;
        }
    }

    /**
     * One of them, without what it holds.
     *
     * @param id by which it is sent back alone
     * @param type of the event, as it says itself; empty if it does not
     */
    record Letter(
            String id, String key, String type, String topic, String reason, String failedAt) {
        private static Letter of(ConsumerRecord<byte[], byte[]> record) {
            return new Letter(
                    new Address(record.partition(), record.offset()).toString(),
                    record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                    text(record.headers(), "ce_type"),
                    text(record.headers(), TOPIC),
                    text(record.headers(), REASON),
                    text(record.headers(), FAILED_AT));
        }
    }

    /**
     * Sets a record aside, unless it has come again for another's sake: then this group has had it
     * before, and set it aside or done with it. Else each time that poison is sent back there would
     * be as many more of it as there are groups.
     *
     * @throws KafkaException if Kafka does not confirm it; then the record is tried again
     */
    void add(String group, ConsumerRecord<?, ?> failed, Throwable failure) {
        if (isForAnother(group, failed)) {
            return;
        }
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

    private static boolean isForAnother(String group, ConsumerRecord<?, ?> failed) {
        var sentBackFor = text(failed.headers(), SENT_BACK_FOR);
        return !sentBackFor.isEmpty() && !sentBackFor.equals(group);
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

    /**
     * What is set aside and was not sent back: some of it, in an order that stays.
     *
     * @param after where the last page ended; null for the first
     */
    Page<Letter> waiting(String topic, String group, @Nullable Address after, int limit) {
        var letters = new ArrayList<Letter>();
        try (var consumer = kafka.consumer(Topics.deadLettersOf(topic, group))) {
            for (var partition : partitions(consumer, topic, group)) {
                if (after != null && partition.partition() < after.partition()) {
                    continue;
                }
                var sent = sent(consumer, partition);
                var first =
                        after != null && partition.partition() == after.partition()
                                ? after.offset() + 1
                                : 0;
                read(
                        consumer,
                        partition,
                        Math.max(first, sent.all()),
                        it -> {
                            if (!sent.contains(it.offset())) {
                                letters.add(Letter.of(it));
                            }
                            return letters.size() <= limit;
                        });
                if (letters.size() > limit) {
                    var page = letters.subList(0, limit);
                    return new Page<>(page, page.getLast().id());
                }
            }
        }
        return new Page<>(letters, null);
    }

    /**
     * Sends what is set aside back to where it came from, up to a limit. Others hear it once more
     * too, with the same id.
     *
     * @return how many
     */
    int sendBack(String topic, String group, int limit) {
        var count = 0;
        try (var consumer = kafka.consumer(Topics.deadLettersOf(topic, group))) {
            for (var partition : partitions(consumer, topic, group)) {
                var sending = new Sending(topic, group, limit - count, sent(consumer, partition));
                read(consumer, partition, sending.sent.all(), sending);
                if (sending.count > 0) {
                    keep(consumer, partition, sending.sent);
                }
                count += sending.count;
            }
        }
        return count;
    }

    /** Sends back one after the other, up to a limit. */
    private final class Sending implements Predicate<ConsumerRecord<byte[], byte[]>> {
        private final String topic;
        private final String group;
        private final int limit;
        private SentBack sent;
        private int count;

        Sending(String topic, String group, int limit, SentBack sent) {
            this.topic = topic;
            this.group = group;
            this.limit = limit;
            this.sent = sent;
        }

        @Override
        public boolean test(ConsumerRecord<byte[], byte[]> letter) {
            if (sent.contains(letter.offset())) {
                return true;
            }
            if (count == limit) {
                return false;
            }
            sendBack(topic, group, letter);
            sent = sent.through(letter.offset());
            count++;
            return true;
        }
    }

    /**
     * Sends one back before those that were set aside earlier.
     *
     * @return how many: none if it is not there any more, or if so many were sent back out of turn
     *     that the others have to be sent back first
     */
    int sendBack(String topic, String group, Address one) {
        try (var consumer = kafka.consumer(Topics.deadLettersOf(topic, group))) {
            var partition =
                    partitions(consumer, topic, group).stream()
                            .filter(it -> it.partition() == one.partition())
                            .findFirst();
            if (partition.isEmpty()) {
                return 0;
            }
            var sent = sent(consumer, partition.get());
            var then = sent.and(one.offset());
            if (sent.contains(one.offset()) || then.isTooMuch()) {
                return 0;
            }
            var count = new AtomicInteger();
            read(
                    consumer,
                    partition.get(),
                    one.offset(),
                    it -> {
                        if (it.offset() == one.offset()) {
                            sendBack(topic, group, it);
                            count.incrementAndGet();
                        }
                        return false;
                    });
            if (count.get() == 1) {
                keep(consumer, partition.get(), then);
            }
            return count.get();
        }
    }

    private void sendBack(String topic, String group, ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders();
        letter.headers()
                .forEach(header -> {
                    if (!header.key().startsWith("saksgang_")) {
                        headers.add(header);
                    }
                });
        put(headers, SENT_BACK_FOR, group);
        send(new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers));
    }

    private static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, String topic, String group) {
        var dead = Topics.deadLettersOf(topic, group);
        return consumer.partitionsFor(dead).stream()
                .map(it -> new TopicPartition(dead, it.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** How far they were sent back is kept as Kafka keeps any reader's place. */
    private static SentBack sent(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        return SentBack.of(consumer.committed(Set.of(partition)).get(partition));
    }

    private static void keep(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, SentBack sent) {
        consumer.commitSync(Map.of(partition, sent.asPlace()));
    }

    /**
     * Reads a partition to where it ends now, or to where it is enough.
     *
     * @param more takes a record, and says whether the next is wanted too
     */
    private static void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long from,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        var all = List.of(partition);
        consumer.assign(all);
        long end = consumer.endOffsets(all).getOrDefault(partition, 0L);
        if (from >= end) {
            return;
        }
        consumer.seek(partition, from);
        var last = System.nanoTime();
        while (consumer.position(partition) < end) {
            var letters = consumer.poll(LOOK).records(partition);
            if (!letters.isEmpty()) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new KafkaException("the dead letters cannot be read now");
            }
            for (var letter : letters) {
                if (letter.offset() >= end || !more.test(letter)) {
                    return;
                }
            }
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
