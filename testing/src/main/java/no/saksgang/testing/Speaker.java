package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Subject;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks on Kafka in place of a service: events as they should be, and poison. Each call returns
 * when Kafka has it.
 */
public final class Speaker implements AutoCloseable {
    private static final long PATIENCE_S = 30;

    private final Clock clock = Clock.systemUTC();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Subject, Long> sequences = new ConcurrentHashMap<>();

    private Speaker(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public static Speaker at(String bootstrapServers) {
        var bytes = new ByteArraySerializer();
        return new Speaker(
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                12 << 20,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                64L << 20,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        bytes,
                        bytes));
    }

    /**
     * Says an event now, with the next sequence of its subject as this speaker counts them.
     *
     * @return what was said, for a test that says it again
     */
    public <E extends Event> Envelope<E> say(E event) {
        return say(event, clock.instant());
    }

    /**
     * Says an event at a time, with the next sequence of its subject as this speaker counts them.
     */
    public <E extends Event> Envelope<E> say(E event, Instant at) {
        var sequence = sequences.merge(event.subject(), 1L, Long::sum);
        var envelope = new Envelope<>(event, sequence, at, null);
        say(List.of(envelope));
        return envelope;
    }

    /** Says events as they are, in this order. */
    public void say(Envelope<?>... events) {
        say(Arrays.asList(events));
    }

    /** Says events as they are, in this order; waits once for all. */
    public void say(List<? extends Envelope<?>> events) {
        send(events.stream().map(Speaker::record).toList());
    }

    /** The Kafka record of an event. */
    public static ProducerRecord<byte[], byte[]> record(Envelope<?> said) {
        var record =
                new ProducerRecord<>(
                        said.topic().topicName(),
                        said.subject().toString().getBytes(UTF_8),
                        EventFormat.data(said.event()));
        EventFormat.headers(said).forEach(record.headers()::add);
        return record;
    }

    /** Puts anything at all on a topic. */
    public void put(
            String topic,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        send(List.of(record));
    }

    /**
     * Puts a record on an event's topic that is the event's in all but its data.
     *
     * @param data what stands in place of the data
     */
    public void poison(Topic topic, String type, String subject, byte @Nullable [] data) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", subject + ":1");
        headers.put("ce_source", topic.source());
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_sequence", "1");
        headers.put("ce_time", clock.instant().toString());
        headers.put("content-type", "application/json");
        put(topic.topicName(), subject, headers, data);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        var sent = records.stream().map(producer::send).toList();
        producer.flush();
        try {
            for (var confirmation : sent) {
                var _ = confirmation.get(PATIENCE_S, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
