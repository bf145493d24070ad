package no.saksgang.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokerTest {
    private static final TopicPartition MEETINGS = new TopicPartition("saksgang.meetings", 0);

    @TempDir Path data;

    private final int port = freePort();
    private final int controllerPort = freePort();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void has_lost_nothing_that_it_acknowledged_when_it_starts_again_after_a_kill()
            throws Exception {
        var broker = start();
        createTopic();
        send("before the kill");

        broker.destroyForcibly().waitFor();
        start();

        assertThat(read(1)).containsExactly("before the kill");
        send("after it");
        assertThat(read(2)).containsExactly("before the kill", "after it");
    }

    @Test
    void ends_within_three_seconds_when_asked_and_knows_no_topic_that_nobody_created()
            throws Exception {
        var broker = start();
        try (var admin = Admin.create(client())) {
            assertThatThrownBy(() ->
                            admin.describeTopics(List.of("saksgang.meeetings"))
                                    .allTopicNames()
                                    .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }

        broker.destroy();

        assertThat(broker.waitFor(3, TimeUnit.SECONDS)).isTrue();
    }

    /**
     * Starts it as a process, as the suite does, and waits for the line that says that it is ready.
     */
    private Process start() throws IOException {
        var broker =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Broker.class.getName(),
                                data.toString(),
                                "" + port,
                                "" + controllerPort)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        started.add(broker);
        assertThat(broker.inputReader(UTF_8).readLine()).isEqualTo("ready 127.0.0.1:" + port);
        return broker;
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(MEETINGS.topic(), 1, (short) 1))).all().get();
        }
    }

    private void send(String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(MEETINGS.topic(), "meeting/m1", value)).get();
        }
    }

    private List<String> read(int count) {
        var values = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(MEETINGS));
            consumer.seekToBeginning(List.of(MEETINGS));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
