package no.saksgang.chassis.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.saksgang.chassis.inbox.BackgroundBindings.Reader;
import no.saksgang.chassis.rest.Unfinished;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How many records this service's consumers have not processed yet. */
final class Lag implements Unfinished {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Who waits for rest asks again at once, and others with them. */
    private static final Duration PATIENCE_OF_REST = Duration.ofSeconds(1);

    private final Kafka kafka;
    private final BackgroundBindings bindings;

    Lag(Kafka kafka, BackgroundBindings bindings) {
        this.kafka = kafka;
        this.bindings = bindings;
    }

    @Override
    public String name() {
        return "consumers";
    }

    /** While Kafka is away nobody knows; that is not rest, so one is counted. */
    @Override
    public long count() {
        try {
            return bindings.isComplete()
                    ? behind(bindings.readers(), PATIENCE_OF_REST).values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    : 1;
        } catch (KafkaException away) {
            return 1;
        }
    }

    /**
     * How many records each has not processed yet.
     *
     * @throws KafkaException if Kafka does not answer
     */
    Map<Reader, Long> behind(Collection<Reader> readers) {
        return behind(readers, PATIENCE);
    }

    private Map<Reader, Long> behind(Collection<Reader> readers, Duration patience) {
        var admin = kafka.admin();
        try {
            var topics = readers.stream().map(Reader::topic).distinct().toList();
            var partitions =
                    admin
                            .describeTopics(topics)
                            .allTopicNames()
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                            .values()
                            .stream()
                            .flatMap(topic ->
                                    topic.partitions().stream()
                                            .map(it ->
                                                    new TopicPartition(
                                                            topic.name(), it.partition())))
                            .collect(Collectors.toSet());
            var places =
                    admin.listConsumerGroupOffsets(
                                    readers.stream()
                                            .map(Reader::group)
                                            .distinct()
                                            .collect(
                                                    Collectors.toMap(
                                                            Function.identity(),
                                                            _ ->
                                                                    new ListConsumerGroupOffsetsSpec())))
                            .all()
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var first = offsets(admin, partitions, OffsetSpec.earliest(), patience);
            var end = offsets(admin, partitions, OffsetSpec.latest(), patience);
            return readers.stream()
                    .distinct()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    reader ->
                                            behind(
                                                    reader,
                                                    places.getOrDefault(reader.group(), Map.of()),
                                                    first,
                                                    end)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while asking for offsets", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException(
                    "Kafka does not say how far it is: " + failed.getMessage(), failed);
        }
    }

    private static long behind(
            Reader reader,
            Map<TopicPartition, OffsetAndMetadata> places,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> end) {
        return end.entrySet().stream()
                .filter(it -> it.getKey().topic().equals(reader.topic()))
                .mapToLong(it -> {
                    var place = places.get(it.getKey());
                    var from = place == null ? first.getOrDefault(it.getKey(), 0L) : place.offset();
                    // Of dead letters some may have been sent back before earlier ones.
                    return Math.max(
                            0, it.getValue() - from - SentBack.of(place).outOfTurn().size());
                })
                .sum();
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Set<TopicPartition> partitions, OffsetSpec which, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> which)))
                .all()
                .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> offset(it.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }
}
