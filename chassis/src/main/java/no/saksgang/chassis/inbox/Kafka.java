package no.saksgang.chassis.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of the inbox. They are made when first needed, since a client whose brokers have no
 * name in the network yet cannot even be made.
 */
final class Kafka implements AutoCloseable {
    private final String bootstrapServers;
    private @Nullable Admin admin;
    private @Nullable Producer<byte[], byte[]> producer;

    Kafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    synchronized Admin admin() {
        var there = admin;
        if (there == null) {
            there =
                    Admin.create(
                            common(
                                    Map.of(
                                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000,
                                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000)));
            admin = there;
        }
        return there;
    }

    synchronized Producer<byte[], byte[]> producer() {
        var there = producer;
        if (there == null) {
            there =
                    new KafkaProducer<>(
                            common(
                                    Map.of(
                                            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                                    ByteArraySerializer.class,
                                            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                                    ByteArraySerializer.class,
                                            ProducerConfig.LINGER_MS_CONFIG, 0,
                                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                                    Topics.LARGEST_RECORD_BYTES + 1024 * 1024)));
            producer = there;
        }
        return there;
    }

    /** A consumer for one look at a topic. */
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                common(
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                // A fetch that waits at the end of one partition holds up the next.
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                20,
                                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                                ByteArrayDeserializer.class,
                                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                                ByteArrayDeserializer.class)));
    }

    private Map<String, Object> common(Map<String, Object> more) {
        var config = new HashMap<>(more);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return config;
    }

    @Override
    public synchronized void close() {
        var anyAdmin = admin;
        if (anyAdmin != null) {
            anyAdmin.close(Duration.ZERO);
        }
        var anyProducer = producer;
        if (anyProducer != null) {
            anyProducer.close(Duration.ZERO);
        }
    }
}
