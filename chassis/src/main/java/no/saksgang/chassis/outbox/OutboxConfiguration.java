package no.saksgang.chassis.outbox;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.saksgang.chassis.meters.LookedUp;
import no.saksgang.chassis.rest.Unfinished;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.chassis.tracing.Traces;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

@AutoConfiguration
@AutoConfigureAfter(MongoAutoConfiguration.class)
@AutoConfigureBefore(DataMongoAutoConfiguration.class)
// Who keeps nothing has nothing to say.
@ConditionalOnBean(MongoClient.class)
@EnableConfigurationProperties(RelaySettings.class)
class OutboxConfiguration {
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration STORE_READ = Duration.ofSeconds(20);

    /** What Kafka takes at most in one record; a larger event is parked, not lost. */
    private static final int LARGEST_RECORD_BYTES = 4 * 1024 * 1024;

    /** A store that is away is told within seconds: the caller gets a 503 and tries again. */
    @Bean
    MongoClientSettingsBuilderCustomizer patienceWithTheStore() {
        return settings ->
                settings.applyToClusterSettings(it ->
                                it.serverSelectionTimeout(
                                        STORE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                        .applyToSocketSettings(it ->
                                it.connectTimeout(STORE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                        .readTimeout(STORE_READ.toMillis(), TimeUnit.MILLISECONDS))
                        .retryWrites(false);
    }

    /**
     * The database that the address names, else one by the service's name: a database each, and
     * nobody reads another's.
     */
    @Bean
    @ConditionalOnMissingBean
    MongoDatabaseFactory mongoDatabaseFactory(
            MongoClient client,
            @Value("${spring.mongodb.uri}") String uri,
            @Value("${spring.application.name}") String service) {
        var named = new ConnectionString(uri).getDatabase();
        return new SimpleMongoClientDatabaseFactory(
                client, Objects.requireNonNullElse(named, service));
    }

    @Bean
    Outbox outbox(MongoTemplate mongo, Traces traces) {
        return new Outbox(mongo, traces);
    }

    /** What waits, as the store tells it: all in one look. */
    record Waiting(long backlog, Optional<Instant> oldest, long stuck) {
        private static Waiting in(Outbox outbox) {
            return new Waiting(outbox.backlog(), outbox.oldest(), outbox.stuckCount());
        }

        private double secondsOfOldest() {
            return oldest.map(
                            since -> Duration.between(since, MachineTime.now()).toMillis() / 1000.0)
                    .orElse(0.0);
        }
    }

    @Bean
    MeterBinder outboxMeters(Outbox outbox) {
        var waiting = new LookedUp<>(() -> Waiting.in(outbox));
        return meters -> {
            Gauge.builder("saksgang.outbox.backlog", () -> waiting.figure(Waiting::backlog))
                    .description("Aggregates with events that are not yet on Kafka")
                    .register(meters);
            Gauge.builder("saksgang.outbox.oldest", () -> waiting.figure(Waiting::secondsOfOldest))
                    .description("How long the longest waiting aggregate has waited")
                    .baseUnit("seconds")
                    .register(meters);
            Gauge.builder("saksgang.outbox.stuck", () -> waiting.figure(Waiting::stuck))
                    .description(
                            "Events that Kafka will never take, each parked with its aggregate")
                    .register(meters);
        };
    }

    @Bean
    Unfinished unpublished(Outbox outbox) {
        return new Unfinished() {
            @Override
            public String name() {
                return "outbox";
            }

            @Override
            public long count() {
                return outbox.backlog();
            }
        };
    }

    /** Instead of Spring Boot's, which would show the store's address and the driver's words. */
    @Bean
    HealthIndicator storeHealthIndicator(MongoTemplate mongo) {
        var answer = new LookedUp<>(() -> mongo.executeCommand(new Document("ping", 1)));
        return () ->
                answer.now().isPresent()
                        ? Health.up().build()
                        : Health.down()
                                .withDetail(
                                        "store",
                                        "does not answer; commands are answered 503, and nothing is lost or half done")
                                .build();
    }

    @Bean
    Relay relay(
            Outbox outbox,
            RelaySettings settings,
            MeterRegistry meters,
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new Relay(
                outbox, () -> new KafkaProducer<>(producer(bootstrapServers)), settings, meters);
    }

    static Map<String, Object> producer(String bootstrapServers) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "relay"),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Kafka 4 lingers 5 ms by default; a batch is sent as a batch anyway.
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES),
                // Rebootstrapping after a minute away would throw away what is known of a broker
                // that comes back.
                Map.entry(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none"));
    }

    @Bean
    OutboxEndpoint outboxEndpoint(Outbox outbox, Relay relay, RelaySettings settings) {
        return new OutboxEndpoint(outbox, relay::lastFailure, settings);
    }
}
