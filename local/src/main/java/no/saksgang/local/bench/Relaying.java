package no.saksgang.local.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import no.saksgang.local.suite.Suite;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.Binary;

/** Measures the relay: how fast a backlog that grew while Kafka was away gets to it. */
final class Relaying {
    private static final int BACKLOG = 10_000;
    private static final int BATCH = 500;
    private static final int AT_ONCE = 32;

    private final Suite suite;
    private final Load load;

    Relaying(Suite suite, Load load) {
        this.suite = suite;
        this.load = load;
    }

    Figure rate() {
        suite.stop("kafka");
        store("etterslep");
        suite.startAgain("kafka");
        var times = new ArrayList<Long>();
        try (var subscriber = Subscriber.fromTheStart(suite.kafka(), "saksgang.directory")) {
            subscriber.hear(
                    BACKLOG,
                    record -> {
                        var ours =
                                record.key() != null
                                        && record.key().startsWith("organisation/etterslep");
                        if (ours) {
                            times.add(record.timestamp());
                        }
                        return ours;
                    },
                    Duration.ofMinutes(5));
        }
        load.awaitRest();
        var first = times.stream().mapToLong(Long::longValue).min().orElseThrow();
        var last = times.stream().mapToLong(Long::longValue).max().orElseThrow();
        return Figure.rate(
                "relay-events-per-second", BACKLOG * 1e3 / (last - first), "events/s", floor());
    }

    private void store(String prefix) {
        var room = new Semaphore(AT_ONCE);
        var all = new ArrayList<CompletableFuture<?>>();
        for (var n = 0; n < BACKLOG; n++) {
            room.acquireUninterruptibly();
            all.add(
                    load.meetings()
                            .postLater(
                                    "/organisations",
                                    "{\"organisationId\": \"%s%d\", \"name\": \"Vidda %d\"}"
                                            .formatted(prefix, n, n))
                            .whenComplete((_, _) -> room.release()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** The same by hand: read a batch, send it with a raw producer, wait once, update the batch. */
    private double floor() {
        try (var client = MongoClients.create(suite.store());
                var producer =
                        new KafkaProducer<String, byte[]>(
                                Map.of(
                                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        suite.kafka(),
                                        ProducerConfig.ACKS_CONFIG,
                                        "all",
                                        ProducerConfig.LINGER_MS_CONFIG,
                                        0,
                                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                        StringSerializer.class,
                                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                        ByteArraySerializer.class))) {
            var collection = client.getDatabase("bench").getCollection("outbox");
            collection.createIndex(Indexes.ascending("waiting"));
            var data =
                    "{\"organisationId\":\"etterslep1234\",\"name\":\"Vidda 1234\"}"
                            .getBytes(StandardCharsets.UTF_8);
            var documents = new ArrayList<Document>();
            for (var n = 0; n < BACKLOG; n++) {
                documents.add(
                        new Document("_id", "etterslep" + n)
                                .append("waiting", true)
                                .append(
                                        "pending",
                                        List.of(
                                                new Document("sequence", 1L)
                                                        .append("data", new Binary(data)))));
            }
            collection.insertMany(documents);
            var begun = System.nanoTime();
            while (true) {
                var batch =
                        collection
                                .find(Filters.eq("waiting", true))
                                .limit(BATCH)
                                .into(new ArrayList<>());
                if (batch.isEmpty()) {
                    return BACKLOG * 1e9 / (System.nanoTime() - begun);
                }
                var updates = new ArrayList<UpdateOneModel<Document>>();
                for (var document : batch) {
                    var pending = document.getList("pending", Document.class).getFirst();
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            "saksgang.directory",
                                            "organisation/gulv" + document.getString("_id"),
                                            pending.get("data", Binary.class).getData()));
                    updates.add(
                            new UpdateOneModel<>(
                                    Filters.eq("_id", document.getString("_id")),
                                    Updates.combine(
                                            Updates.set("pending", List.of()),
                                            Updates.set("waiting", false))));
                }
                producer.flush();
                collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            }
        }
    }
}
