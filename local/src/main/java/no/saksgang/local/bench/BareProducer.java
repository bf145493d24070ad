package no.saksgang.local.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import no.saksgang.local.suite.Suite;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How floors speak to Kafka: with nothing in between, on a topic that no service hears. */
final class BareProducer {
    static final String TOPIC = "bench.floor";

    /** As many as the directory's topic has by default. */
    private static final int PARTITIONS = 6;

    private BareProducer() {}

    static void makeTopic(Suite suite) {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The services' own: every replica's word is waited for, and nothing lingers. */
    static Map<String, Object> settings(Suite suite) {
        return settings(suite.kafka());
    }

    static Map<String, Object> settings(String kafka) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class);
    }
}
