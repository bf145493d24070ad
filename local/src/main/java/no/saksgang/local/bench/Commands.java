package no.saksgang.local.bench;

import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.saksgang.local.suite.Suite;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/**
 * Measures commands: how long until one's event is on Kafka, with the next ones coming at their own
 * pace meanwhile.
 */
final class Commands {
    private static final int PER_SECOND = 100;
    private static final int COUNT = 1_000;
    private static final int WARM_UP = 5_000;

    private final Load load;
    private final Suite suite;

    Commands(Suite suite, Load load) {
        this.suite = suite;
        this.load = load;
    }

    /**
     * From the moment at which a command was to be sent to the moment at which a subscriber has its
     * event: an open loop.
     */
    Figure latency() {
        measure("varm", WARM_UP);
        floor(WARM_UP);
        var value = Percentile.p99(measure("maalt", COUNT));
        return Figure.time(
                "command-to-confirmed-p99-ms", value, "ms", Percentile.p99(floor(COUNT)));
    }

    /** The same pace by hand: one insert that is on the disk, one record that Kafka has. */
    private double[] floor(int count) {
        try (var client = MongoClients.create(suite.store());
                var producer = new KafkaProducer<String, byte[]>(BareProducer.settings(suite));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var collection = client.getDatabase("bench").getCollection("commands");
            collection.drop();
            var begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            var all = new ArrayList<Future<Double>>();
            for (var n = 0; n < count; n++) {
                var due = begun + n * (TimeUnit.SECONDS.toNanos(1) / PER_SECOND);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var id = "gulv" + n;
                all.add(
                        threads.submit(() -> {
                            collection.insertOne(
                                    new Document("_id", id).append("name", "Vidda " + id));
                            producer.send(
                                            new ProducerRecord<>(
                                                    BareProducer.TOPIC,
                                                    id,
                                                    id.getBytes(StandardCharsets.UTF_8)))
                                    .get();
                            return (System.nanoTime() - due) / 1e6;
                        }));
            }
            return all.stream().mapToDouble(Commands::result).toArray();
        }
    }

    private static double result(Future<Double> time) {
        try {
            return time.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private double[] measure(String prefix, int count) {
        var times = new double[count];
        var due = new HashMap<String, Long>();
        try (var subscriber = Subscriber.fromNow(suite.kafka(), "saksgang.directory")) {
            var begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            for (var n = 0; n < count; n++) {
                due.put(
                        "organisation/" + prefix + n,
                        begun + n * (TimeUnit.SECONDS.toNanos(1) / PER_SECOND));
            }
            var sending = CompletableFuture.supplyAsync(() -> send(prefix, count, due));
            var heard = new ArrayList<Double>();
            try {
                subscriber.hear(
                        count,
                        record -> {
                            var at = due.get(record.key());
                            if (at != null) {
                                heard.add((System.nanoTime() - at) / 1e6);
                            }
                            return at != null;
                        },
                        Duration.ofMinutes(2));
            } finally {
                // A command that was not taken says more than an event that does not come.
                sending.join().forEach(CompletableFuture::join);
            }
            for (var n = 0; n < count; n++) {
                times[n] = heard.get(n);
            }
        }
        return times;
    }

    private List<CompletableFuture<String>> send(String prefix, int count, Map<String, Long> due) {
        var answers = new ArrayList<CompletableFuture<String>>();
        for (var n = 0; n < count; n++) {
            var id = prefix + n;
            var at = due.getOrDefault("organisation/" + id, 0L);
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            answers.add(
                    load.meetings()
                            .postLater(
                                    "/organisations",
                                    "{\"organisationId\": \"%s\", \"name\": \"Vidda %d\"}"
                                            .formatted(id, n)));
        }
        return answers;
    }
}
