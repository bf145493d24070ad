package no.saksgang.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All that lies on Kafka, read from the beginning each time and without a consumer group, so that
 * looking changes nothing. What a topic holds comes in the order of its partitions.
 */
public final class KafkaRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final String bootstrapServers;

    private KafkaRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public static KafkaRecords at(String bootstrapServers) {
        return new KafkaRecords(bootstrapServers);
    }

    /** Creates what is missing of the suite's topics, as the services do. */
    public void createTopics(int partitions) {
        createTopics(
                Arrays.stream(Topic.values())
                        .map(topic ->
                                new NewTopic(
                                                topic.topicName(),
                                                Optional.of(partitions),
                                                Optional.empty())
                                        .configs(
                                                Map.of(
                                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                                        String.join(",", topic.cleanupPolicies()),
                                                        TopicConfig.RETENTION_MS_CONFIG,
                                                        topic.keptFor()
                                                                .map(it ->
                                                                        Long.toString(
                                                                                it.toMillis()))
                                                                .orElse("-1"))))
                        .toList());
    }

    /** Creates topics of these names, if they are missing. */
    public void createTopics(int partitions, String... names) {
        createTopics(
                Arrays.stream(names)
                        .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                        .toList());
    }

    private void createTopics(Collection<NewTopic> topics) {
        try (var admin = admin()) {
            for (var creation : admin.createTopics(topics).values().values()) {
                try {
                    creation.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("a topic cannot be created", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The names of all topics but Kafka's own. */
    public Set<String> topics() {
        try (var admin = admin()) {
            return new TreeSet<>(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell its topics", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What a topic holds; nothing where there is no such topic. */
    public List<KafkaRecord> of(Topic topic) {
        return of(topic.topicName());
    }

    /** What these topics hold; nothing where there is no such topic. */
    public List<KafkaRecord> of(String... topics) {
        var wanted = topics();
        wanted.retainAll(Set.of(topics));
        return read(wanted);
    }

    /** What all topics of events hold. */
    public List<KafkaRecord> ofEvents() {
        return of(Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
    }

    /** What all dead-letter topics hold. */
    public List<KafkaRecord> dead() {
        return of(topics().stream().filter(KafkaRecords::isDeadLetters).toArray(String[]::new));
    }

    /** Whether a topic is one of dead letters: {@code <topic>.<consumer group>.dead}. */
    static boolean isDeadLetters(String topic) {
        return topic.endsWith(".dead");
    }

    /** CloudEvents' {@code id} of all that a topic holds, repeats among them. */
    public List<String> ids(Topic topic) {
        return of(topic).stream().map(KafkaRecord::id).toList();
    }

    private List<KafkaRecord> read(Collection<String> topics) {
        var settings =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            var records = new ArrayList<KafkaRecord>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Kafka gives no end of " + topics);
                }
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.add(KafkaRecord.of(record)));
            }
            return records;
        }
    }

    private Admin admin() {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers));
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
