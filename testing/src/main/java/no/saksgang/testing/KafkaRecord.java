package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as it lies on Kafka, whatever is in it.
 *
 * @param headers by name, the last of each
 * @param value its bytes, which nobody changes; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what a test of poison is about
public record KafkaRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {
    public KafkaRecord {
        headers = Map.copyOf(headers);
    }

    static KafkaRecord of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        byte @Nullable [] key = record.key();
        return new KafkaRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                key == null ? null : text(key),
                headers,
                record.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    /** The same record with other content. */
    KafkaRecord with(Map<String, String> otherHeaders, byte[] otherValue) {
        return new KafkaRecord(topic, partition, offset, key, otherHeaders, otherValue);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The name of the event, if it has one: {@code AgendaApproved}. */
    public String name() {
        return header("ce_type")
                .map(it -> it.replaceAll("^no\\.saksgang\\.|\\.v1$", ""))
                .orElse("");
    }

    /** CloudEvents' {@code id}, if it has one. */
    public String id() {
        return header("ce_id").orElse("");
    }

    /** The value as text; empty for a tombstone. */
    public String text() {
        return text(value);
    }

    /** The value as JSON. */
    public JsonNode json() {
        return EventFormat.json().readTree(text());
    }

    /** The event, read as a service would; empty where its type is not known. */
    public Optional<Envelope<? extends Event>> envelope() {
        return header("ce_type")
                .flatMap(Topic::eventOf)
                .map(type -> EventFormat.read(type, headers, value));
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + " " + name() + " " + id();
    }
}
