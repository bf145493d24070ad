package no.saksgang.local.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as any subscriber would. */
final class Subscriber implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;

    private Subscriber(String kafka, List<String> topics) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "bench-" + UUID.randomUUID(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                                StringDeserializer.class,
                                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                                ByteArrayDeserializer.class,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                5));
        consumer.assign(topics.stream().flatMap(this::partitions).toList());
    }

    /** Hears what is said from now on. */
    static Subscriber fromNow(String kafka, String... topics) {
        var subscriber = new Subscriber(kafka, List.of(topics));
        var assigned = subscriber.consumer.assignment();
        subscriber.consumer.seekToEnd(assigned);
        assigned.forEach(subscriber.consumer::position);
        return subscriber;
    }

    /** Hears everything that was ever said. */
    static Subscriber fromTheStart(String kafka, String... topics) {
        var subscriber = new Subscriber(kafka, List.of(topics));
        subscriber.consumer.seekToBeginning(subscriber.consumer.assignment());
        return subscriber;
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()));
    }

    /**
     * Hands on what comes until so many were what is counted.
     *
     * @throws IllegalStateException if they do not come in time
     */
    void hear(long count, Predicate<ConsumerRecord<String, byte[]>> isOne, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var heard = 0L;
        while (heard < count) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                if (isOne.test(record)) {
                    heard++;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d of %d events came within %d s"
                                .formatted(
                                        heard,
                                        count,
                                        TimeUnit.NANOSECONDS.toSeconds(patience.toNanos())));
            }
        }
    }

    /** How many records the topics hold. */
    long held() {
        var assigned = consumer.assignment();
        return sum(consumer.endOffsets(assigned).values())
                - sum(consumer.beginningOffsets(assigned).values());
    }

    private static long sum(Collection<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
