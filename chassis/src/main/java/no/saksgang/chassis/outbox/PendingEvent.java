package no.saksgang.chassis.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * An event that is stored with its aggregate and not yet known to be on Kafka. It is kept as it
 * will be sent, headers and all, so that the version of the service that sends it need not be the
 * one that stored it.
 *
 * @param savedAt the machine's time of the save, for meters
 */
record PendingEvent(
        String topic,
        String subject,
        long sequence,
        Document headers,
        @Nullable Binary data,
        Instant savedAt) {
    static PendingEvent of(Envelope<? extends Event> said, Instant savedAt) {
        var headers = new Document();
        EventFormat.headers(said)
                .forEach((name, value) ->
                        headers.append(name, new String(value, StandardCharsets.UTF_8)));
        var data = EventFormat.data(said.event());
        var topic = Topic.of(said.event().getClass()).topicName();
        return new PendingEvent(
                topic,
                said.subject().toString(),
                said.sequence(),
                headers,
                data == null ? null : new Binary(data),
                savedAt);
    }

    static PendingEvent of(Document stored) {
        return new PendingEvent(
                stored.getString("topic"),
                stored.getString("subject"),
                stored.getLong("sequence"),
                stored.get("headers", Document.class),
                stored.get("data", Binary.class),
                stored.getDate("savedAt").toInstant());
    }

    Document toDocument() {
        return new Document("topic", topic)
                .append("subject", subject)
                .append("sequence", sequence)
                .append("headers", headers)
                .append("data", data)
                .append("savedAt", Date.from(savedAt));
    }

    ProducerRecord<String, byte[]> toRecord() {
        var record =
                new ProducerRecord<String, byte[]>(
                        topic, subject, data == null ? null : data.getData());
        headers.forEach((name, value) ->
                record.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
