package no.saksgang.chassis.inbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import no.saksgang.events.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the suite's topics where they are missing: whoever comes first makes them all, with the
 * same settings.
 */
final class Topics {
    /**
     * Large enough that a record which no service of ours would write still reaches the dead
     * letters.
     */
    static final int LARGEST_RECORD_BYTES = 12 * 1024 * 1024;

    private static final int PATIENCE_SECONDS = 10;
    private static final String FOR_EVER = "-1";

    private final InboxSettings settings;

    Topics(InboxSettings settings) {
        this.settings = settings;
    }

    /**
     * @param deadLetters the dead-letter topics that this service needs
     * @throws KafkaException if Kafka does not answer
     */
    void make(Admin admin, Collection<String> deadLetters) {
        var wanted =
                Stream.concat(
                                Arrays.stream(Topic.values()).map(this::topic),
                                deadLetters.stream().map(this::deadLetters))
                        .toList();
        try {
            var there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var missing = wanted.stream().filter(it -> !there.contains(it.name())).toList();
            if (missing.isEmpty()) {
                return;
            }
            admin.createTopics(missing).values().values().forEach(Topics::madeByUsOrAnother);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while making the topics", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException(
                    "the topics could not be made: " + failed.getMessage(), failed);
        }
    }

    private static void madeByUsOrAnother(KafkaFuture<Void> made) {
        try {
            made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while making a topic", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(
                        "a topic could not be made: " + failed.getMessage(), failed);
            }
        }
    }

    private NewTopic topic(Topic topic) {
        return with(
                topic.topicName(),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        String.join(",", topic.cleanupPolicies()),
                        TopicConfig.RETENTION_MS_CONFIG,
                        topic.keptFor().map(it -> Long.toString(it.toMillis())).orElse(FOR_EVER)));
    }

    private NewTopic deadLetters(String name) {
        return with(name, Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER));
    }

    private NewTopic with(String name, Map<String, String> more) {
        var config = new HashMap<>(more);
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD_BYTES));
        return new NewTopic(name, settings.partitions(), settings.replicas()).configs(config);
    }

    /** Where the records go that a consumer group could not process. */
    static String deadLettersOf(String topic, String group) {
        return topic + "." + group + ".dead";
    }
}
