package no.saksgang.local.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import no.saksgang.local.suite.Suite;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Measures the archive: how fast it takes in approved referater that it has never seen, from the
 * start of the topic.
 */
final class Archiving {
    private static final int REFERATER = 20_000;

    /** The archive comes back cold; what it takes in while it gets warm is not counted. */
    private static final int WARM_UP = 8_000;

    private static final String TOPIC = "saksgang.referater";
    private static final String GROUP = "minutes-service.archive";

    private final Suite suite;
    private final Load load;

    Archiving(Suite suite, Load load) {
        this.suite = suite;
        this.load = load;
    }

    Figure rate() {
        load.awaitRest();
        // The others hear of referater, too, and would work beside the archive: on meetings that
        // they know nothing of. So this figure is the last one.
        Load.SERVICES.forEach(suite::stop);
        double value;
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafka()))) {
            var before = committed(admin);
            say();
            suite.startAgain("minutes-service");
            value = take(admin, before);
        }
        load.awaitRestOf(List.of("minutes-service"));
        floor("warm-up");
        return Figure.rate("archive-events-per-second", value, "events/s", floor("archive"));
    }

    private void say() {
        try (var producer =
                new KafkaProducer<String, byte[]>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                suite.kafka(),
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                StringSerializer.class,
                                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                ByteArraySerializer.class))) {
            var template = template();
            for (var n = 0; n < REFERATER; n++) {
                var id = "arkiv" + n;
                var record =
                        new ProducerRecord<>(
                                TOPIC,
                                "referat/" + id,
                                template.replace("MEETING", id).getBytes(StandardCharsets.UTF_8));
                Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", "referat/" + id + ":1",
                                "ce_source", "/meeting-service",
                                "ce_type", "no.saksgang.ReferatApproved.v1",
                                "ce_subject", "referat/" + id,
                                "ce_sequence", "1",
                                "ce_time", "2025-09-22T07:00:00Z",
                                "content-type", "application/json")
                        .forEach((name, text) ->
                                record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(record);
            }
        }
    }

    private static String template() {
        try (var in = Archiving.class.getResourceAsStream("referat.json")) {
            if (in == null) {
                throw new IllegalStateException("referat.json is missing beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By what the archive's consumers say they have done. */
    private static double take(Admin admin, long before) {
        var first = 0L;
        var firstAt = 0L;
        while (true) {
            var done = committed(admin) - before;
            if (done >= WARM_UP && first == 0) {
                first = done;
                firstAt = System.nanoTime();
            }
            if (done >= REFERATER) {
                return (REFERATER - first) * 1e9 / (System.nanoTime() - firstAt);
            }
            Load.pause();
        }
    }

    private static long committed(Admin admin) {
        try {
            return admin
                    .listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(it -> it.getKey().topic().equals(TOPIC))
                    .mapToLong(it -> it.getValue().offset())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same by hand: a raw consumer and an unordered bulk write for what each poll brings. */
    private double floor(String name) {
        try (var client = MongoClients.create(suite.store());
                var subscriber = Subscriber.fromTheStart(suite.kafka(), TOPIC)) {
            var collection = client.getDatabase("bench").getCollection(name);
            var batch = new ArrayList<Document>();
            var begun = System.nanoTime();
            subscriber.hear(
                    REFERATER,
                    record -> {
                        batch.add(
                                new Document("_id", record.key() + "@" + record.offset())
                                        .append("data", new Binary(record.value())));
                        if (batch.size() == 500) {
                            collection.insertMany(batch, new InsertManyOptions().ordered(false));
                            batch.clear();
                        }
                        return true;
                    },
                    Duration.ofMinutes(5));
            if (!batch.isEmpty()) {
                collection.insertMany(batch, new InsertManyOptions().ordered(false));
            }
            return REFERATER * 1e9 / (System.nanoTime() - begun);
        }
    }
}
