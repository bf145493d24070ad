package no.saksgang.local.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.saksgang.local.suite.PortalAlone;
import no.saksgang.local.suite.SuiteSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Measures the stream of events with 10,000 subscribers: what each costs in memory, and how soon an
 * event is with all of them.
 */
final class SseAtScale implements AutoCloseable {
    private static final int MANY = 10_000;
    private static final int FEW = 500;
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;
    private static final int PARTITIONS = 6;

    /** What an event of the stream takes with its id. */
    private static final int EVENT_BYTES = 350;

    private static final String TOPIC = "saksgang.meetings";
    private static final List<String> TOPICS =
            List.of(
                    TOPIC,
                    "saksgang.referater",
                    "saksgang.conferences",
                    "saksgang.announcements",
                    "saksgang.directory",
                    "saksgang.minutes",
                    "saksgang.mailings");

    private final PortalAlone alone;
    private final KafkaProducer<String, byte[]> producer;
    private int said;

    private SseAtScale(PortalAlone alone) {
        this.alone = alone;
        producer = new KafkaProducer<>(BareProducer.settings(alone.kafka()));
    }

    /**
     * Measures all of it, and tells each figure as soon as it is known.
     *
     * @throws IllegalStateException if this machine does not let a process have as many connections
     */
    static void measure(SuiteSettings settings, Consumer<Figure> tell) {
        refuseTooFewFiles();
        try (var alone = PortalAlone.withKafka(settings)) {
            makeTopics(alone.kafka());
            alone.startPortal();
            try (var bench = new SseAtScale(alone)) {
                bench.measure(tell);
            }
        }
    }

    private static void refuseTooFewFiles() {
        var needed = MANY + 500;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            throw new IllegalStateException(
                    "10,000 connections need as many file descriptors, and a process may have %d here. Raise it to %d or more first: ulimit -n %d"
                            .formatted(system.getMaxFileDescriptorCount(), needed, needed));
        }
    }

    private static void makeTopics(String kafka) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(
                            Stream.concat(TOPICS.stream(), Stream.of(BareProducer.TOPIC))
                                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                                    .toList())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measure(Consumer<Figure> tell) {
        var port = alone.address().getPort();
        // What the first subscribers cost, whoever they are, is not theirs.
        try (var few = Crowd.of(FEW, port)) {
            fanOut(few, FEW, TOPIC);
        }
        var before = Residence.residentKb(alone.pid());
        double streamed;
        try (var many = Crowd.of(MANY, port)) {
            streamed = fanOut(many, MANY, TOPIC);
            var grown = Residence.residentKb(alone.pid()) - before;
            tell.accept(Figure.alone("sse-subscriber-kb", 1.0 * grown / MANY, "kB"));
        }
        var floor = bare();
        tell.accept(Figure.alone("sse-fan-out-p99-ms", streamed, "ms"));
        tell.accept(Figure.time("sse-fan-out-p99-ratio", streamed / floor, "x", 1));
    }

    /** From the moment at which an event is said until all have it, in ms. */
    private double fanOut(Crowd crowd, int size, String topic) {
        var times = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var heard = crowd.events();
            var begun = System.nanoTime();
            say(topic);
            crowd.awaitEvents(heard + size);
            if (round >= 0) {
                times[round] = (System.nanoTime() - begun) / 1e6;
            }
        }
        return Percentile.p99(times);
    }

    private void say(String topic) {
        said++;
        var subject = "meeting/m" + said;
        var record = new ProducerRecord<>(topic, subject, "{}".getBytes(StandardCharsets.US_ASCII));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", subject + ":1",
                        "ce_source", "/meeting-service",
                        "ce_type", "no.saksgang.MeetingPlanned.v1",
                        "ce_subject", subject,
                        "ce_sequence", "1",
                        "ce_time", "2025-09-22T07:00:00Z",
                        "content-type", "application/json")
                .forEach((name, text) ->
                        record.headers().add(name, text.getBytes(StandardCharsets.US_ASCII)));
        var _ = producer.send(record);
    }

    /** The same by hand, in a process of its own too. */
    private double bare() {
        try {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx192m",
                                    "-XX:+UseSerialGC",
                                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    BareBroadcaster.class.getName(),
                                    alone.kafka(),
                                    BareProducer.TOPIC,
                                    Integer.toString(EVENT_BYTES))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                var ready = output.readLine();
                if (ready == null) {
                    throw new IllegalStateException("the bare broadcaster did not start");
                }
                var port = Integer.parseInt(ready.substring(ready.indexOf(' ') + 1));
                try (var crowd = Crowd.of(MANY, port)) {
                    return fanOut(crowd, MANY, BareProducer.TOPIC);
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
