package no.saksgang.portal.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Clients that read in no group, so that Kafka remembers nothing of them. */
@Component
class Kafka {
    private static final int MB = 1024 * 1024;

    private final String bootstrapServers;

    Kafka(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Where Kafka is, as the portal knows it. */
    String address() {
        return bootstrapServers;
    }

    Admin admin() {
        return Admin.create(common());
    }

    /**
     * @param fetch how much to take from a broker at once; one record always, however large
     */
    KafkaConsumer<byte[], byte[]> consumer(Fetch fetch) {
        var config = common();
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What was lost from a topic cannot be told; the rest can.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetch.bytes);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetch.bytes / 4);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }

    private Map<String, Object> common() {
        var config = new HashMap<String, Object>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return config;
    }

    /** For whom is read. */
    enum Fetch {
        FOR_ALL(8 * MB),
        /** Several of these may read at once. */
        FOR_ONE(MB);

        private final int bytes;

        Fetch(int bytes) {
            this.bytes = bytes;
        }
    }
}
