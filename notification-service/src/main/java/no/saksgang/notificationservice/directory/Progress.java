package no.saksgang.notificationservice.directory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether all has been heard that a topic holds at this moment. Topics are not ordered among
 * themselves: a member may have been saved before an announcement to everyone and yet be heard of
 * after it. And what time brings about is not ordered with what Kafka still holds.
 */
@Component
public class Progress implements AutoCloseable {
    static final String GROUP = "notification-service.directory";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;

    Progress(@Value("${spring.kafka.bootstrap-servers}") String servers) {
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis(),
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis() / 2));
    }

    /** Whether the directory is as current as Kafka. */
    public boolean isCurrent() {
        return isCurrent(Topic.DIRECTORY, GROUP);
    }

    /**
     * Whether a group has heard all of a topic. False too where Kafka does not answer: then nobody
     * knows.
     */
    public boolean isCurrent(Topic of, String group) {
        try {
            var topic = of.topicName();
            var partitions =
                    admin
                            .describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .values()
                            .stream()
                            .flatMap(it -> it.partitions().stream())
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            var latest = admin.listOffsets(with(partitions, OffsetSpec.latest())).all();
            var earliest = admin.listOffsets(with(partitions, OffsetSpec.earliest())).all();
            var heard = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
            var ends = latest.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var begins = earliest.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var reached = heard.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (var it : partitions) {
                var end = Objects.requireNonNull(ends.get(it)).offset();
                var at = reached.get(it);
                var from =
                        at == null ? Objects.requireNonNull(begins.get(it)).offset() : at.offset();
                if (from < end) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException away) {
            return false;
        }
    }

    private static Map<TopicPartition, OffsetSpec> with(
            List<TopicPartition> partitions, OffsetSpec which) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
