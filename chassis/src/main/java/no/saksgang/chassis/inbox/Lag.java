package no.saksgang.chassis.inbox;

import java.util.HashSet;
import java.util.List;
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
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How many records this service's consumers have not processed yet. */
final class Lag implements Unfinished {
    private static final int PATIENCE_SECONDS = 3;

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
                    ? bindings.readers().stream().mapToLong(this::of).sum()
                    : 1;
        } catch (KafkaException away) {
            return 1;
        }
    }

    /**
     * @throws KafkaException if Kafka does not answer
     */
    long of(Reader reader) {
        var admin = kafka.admin();
        try {
            var partitions = new HashSet<TopicPartition>();
            var described =
                    admin.describeTopics(List.of(reader.topic()))
                            .allTopicNames()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            described
                    .values()
                    .forEach(topic ->
                            topic.partitions()
                                    .forEach(it ->
                                            partitions.add(
                                                    new TopicPartition(
                                                            reader.topic(), it.partition()))));
            var committed =
                    admin.listConsumerGroupOffsets(reader.group())
                            .partitionsToOffsetAndMetadata()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var first = offsets(admin, partitions, OffsetSpec.earliest());
            var end = offsets(admin, partitions, OffsetSpec.latest());
            return partitions.stream()
                    .mapToLong(it -> {
                        var place = committed.get(it);
                        var from = place == null ? first.getOrDefault(it, 0L) : place.offset();
                        return Math.max(0, end.getOrDefault(it, 0L) - from);
                    })
                    .sum();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while asking for offsets", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException(
                    "Kafka does not say how far it is: " + failed.getMessage(), failed);
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Set<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> which)))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> offset(it.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }
}
