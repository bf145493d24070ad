package no.saksgang.chassis.outbox;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.sample.Samples;
import no.saksgang.chassis.tracing.Traces;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * A relay in a process of its own, which can be made to die at a step. The relay has no hook for
 * this: listeners on its two drivers halt the process.
 */
final class RelayProcess implements AutoCloseable {
    private static final int KILLED = 9;

    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    /** Where a relay can die. */
    enum Step {
        /** It has read what is pending, and sent nothing. */
        READ,
        /** It has handed an event to the producer, and heard nothing. */
        SENT,
        /** Kafka has confirmed, and nothing is removed. */
        CONFIRMED,
        /** The removal has left the process, and no answer has come. */
        REMOVING,
        /** What is confirmed is removed. */
        REMOVED
    }

    static RelayProcess haltingAfter(Step step, String mongoUri, String database, String kafka) {
        return start(step.name(), mongoUri, database, kafka);
    }

    static RelayProcess ordinary(String mongoUri, String database, String kafka) {
        return start("", mongoUri, database, kafka);
    }

    private static RelayProcess start(String step, String mongoUri, String database, String kafka) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            return new RelayProcess(
                    new ProcessBuilder(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    RelayProcess.class.getName(),
                                    mongoUri,
                                    database,
                                    kafka,
                                    step)
                            .inheritIO()
                            .start());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    boolean hasDied() {
        return !process.isAlive() && process.exitValue() == KILLED;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * Arguments: the store's address, the database, Kafka's address, and the step after which to
     * die, or nothing.
     */
    public static void main(String[] args) {
        var step = args[3].isEmpty() ? null : Step.valueOf(args[3]);
        var client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(args[0]))
                                .addCommandListener(new DyingAtTheStore(step))
                                .retryWrites(false)
                                .build());
        var outbox = new Outbox(new MongoTemplate(client, args[1]), new Traces(Tracer.NOOP));
        Samples.notices(outbox);
        var producer = new HashMap<>(OutboxConfiguration.producer(args[2]));
        producer.put(
                ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(DyingAtKafka.class.getName()));
        producer.put(DyingAtKafka.STEP, args[3]);
        var settings =
                new RelaySettings(
                        500,
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1));
        new Relay(outbox, () -> new KafkaProducer<>(producer), settings, new SimpleMeterRegistry())
                .start();
    }

    private static void die() {
        Runtime.getRuntime().halt(KILLED);
    }

    private record DyingAtTheStore(@Nullable Step step) implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (step == Step.REMOVING && event.getCommandName().equals("update")) {
                // The command is written right after this returns; give it the time that a kill
                // would not need.
                Thread.ofPlatform().start(RelayProcess::die);
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            var isPending =
                    event.getCommandName().equals("find")
                            && event.getResponse().toString().contains("AnnouncementPublished");
            if ((step == Step.READ && isPending)
                    || (step == Step.REMOVED && event.getCommandName().equals("update"))) {
                die();
            }
        }
    }

    /** Made by the Kafka client, by name. */
    public static final class DyingAtKafka implements ProducerInterceptor<String, byte[]> {
        static final String STEP = "saksgang.test.step";

        private String step = "";

        @Override
        public void configure(Map<String, ?> config) {
            step = String.valueOf(config.get(STEP));
        }

        @Override
        public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
            if (step.equals(Step.SENT.name())) {
                Thread.ofPlatform().start(RelayProcess::die);
            }
            return record;
        }

        @Override
        public void onAcknowledgement(
                @Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (step.equals(Step.CONFIRMED.name())) {
                die();
            }
        }

        @Override
        public void close() {}
    }
}
