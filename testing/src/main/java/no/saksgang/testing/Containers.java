package no.saksgang.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The servers in containers. They are not closed: Testcontainers ends them with the JVM. */
@SuppressWarnings("resource")
final class Containers {
    private Containers() {}

    static String kafka() {
        var kafka =
                new KafkaContainer("apache/kafka:4.1.2")
                        // As the embedded broker: see no.saksgang.local.broker.Broker.
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(12 << 20))
                        .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", Integer.toString(12 << 20))
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                        .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    static String mongo() {
        var mongo = new MongoDBContainer("mongo:8.0");
        mongo.start();
        return mongo.getConnectionString();
    }
}
