package no.saksgang.portal.stream;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.portal.stream.Kafka.Fetch;
import no.saksgang.portal.stream.Tail.Missing;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kafka for one subscriber that lacks events which are no longer in memory, until it lacks
 * none of them. It may come further than the beginning of the tail in some partitions; the tail
 * then passes over what the subscriber has.
 */
final class CatchUp {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int LARGE = 16 * 1024;

    private final Subscriber subscriber;
    private final Position heard;
    private final Tail tail;
    private final Kafka kafka;
    private final Links links;
    private final Duration patience;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream(LARGE);

    CatchUp(
            Subscriber subscriber,
            Position heard,
            Tail tail,
            Kafka kafka,
            Links links,
            StreamSettings settings) {
        this.subscriber = subscriber;
        this.heard = heard.copy();
        this.tail = tail;
        this.kafka = kafka;
        this.links = links;
        patience = settings.patience();
    }

    void run() throws InterruptedException {
        while (subscriber.isApart()) {
            try (var consumer = kafka.consumer(Fetch.FOR_ONE)) {
                read(consumer);
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            } catch (KafkaException away) {
                // The feed tells of it, once for all.
                Thread.sleep(AGAIN);
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        while (subscriber.isApart()) {
            var place = tail.after(heard);
            if (place.isPresent()) {
                subscriber.join(place.get());
                return;
            }
            var topics = turnTo(tail.missing(heard), consumer);
            for (var record : consumer.poll(LOOK)) {
                pass(record, topics.get(record.topic()));
            }
            // Where nothing is left of what was said, nothing comes, and the position tells it.
            for (var partition : consumer.assignment()) {
                var topic = topics.get(partition.topic());
                if (topic != null) {
                    heard.reach(topic, partition.partition(), consumer.position(partition));
                }
            }
            flush();
        }
    }

    /** Has the consumer read what is missing, and nothing else. */
    private static Map<String, Integer> turnTo(
            List<Missing> missing, KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> before = Set.copyOf(consumer.assignment());
        var wanted = missing.stream().map(Missing::partition).collect(Collectors.toSet());
        if (!before.equals(wanted)) {
            consumer.assign(wanted);
        }
        var topics = new HashMap<String, Integer>();
        for (var it : missing) {
            topics.put(it.partition().topic(), it.topic());
            if (!before.contains(it.partition())) {
                consumer.seek(it.partition(), it.offset());
            }
        }
        return topics;
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, @Nullable Integer topic)
            throws InterruptedException {
        if (topic == null || record.offset() < heard.of(topic, record.partition())) {
            return;
        }
        heard.reach(topic, record.partition(), record.offset() + 1);
        var said = Said.in(record, links);
        if (said.isPresent() && subscriber.wants(said.get())) {
            var data = said.get().data();
            frames.writeBytes(Told.frame(data, data.length, heard));
            if (frames.size() >= LARGE) {
                flush();
            }
        }
    }

    private void flush() throws InterruptedException {
        if (frames.size() > 0) {
            subscriber.tell(frames.toByteArray(), patience);
            frames.reset();
        }
    }
}
