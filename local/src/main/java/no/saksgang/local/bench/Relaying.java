package no.saksgang.local.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import no.saksgang.local.suite.Suite;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.bson.Document;
import org.bson.types.Binary;

/** Measures the relay: how fast a backlog that grew while Kafka did not answer gets to it. */
final class Relaying {
    private static final int BACKLOG = 10_000;
    private static final String TEXT = "Sende ut utkast til felles høringssvar før neste møte";
    private static final int UNDER_WAY = BACKLOG / 10;
    private static final int BATCH = 500;
    private static final int AT_ONCE = 32;
    private static final String TOPIC = "saksgang.followups";
    private static final String GROUP = "etterslep";

    private static final List<String> HEARERS =
            List.of("minutes-service", "notification-service", "portal");

    private final Suite suite;
    private final Load load;

    Relaying(Suite suite, Load load) {
        this.suite = suite;
        this.load = load;
    }

    Figure rate() {
        // Who hears of follow-ups would work beside the relay; nobody hears the floor's topic.
        load.group(GROUP, 1);
        load.awaitRest();
        HEARERS.forEach(suite::stop);
        stampOnArrival();
        relay("varm-opp");
        // The floor before and after, as the machine is not the same from one minute to the next.
        floor(BACKLOG / 2);
        var before = floor(BACKLOG);
        var value = relay("etterslep");
        var after = floor(BACKLOG);
        HEARERS.forEach(suite::startAgain);
        load.awaitRest();
        return Figure.rate("relay-events-per-second", value, "events/s", (before + after) / 2);
    }

    /**
     * A record's time is when the broker takes it, and not when somebody first tried to send it:
     * the relay tries while Kafka is away.
     */
    private void stampOnArrival() {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafka()))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                                    List.of(
                                            new AlterConfigOp(
                                                    new ConfigEntry(
                                                            TopicConfig
                                                                    .MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                                            "LogAppendTime"),
                                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Kafka is halted and not ended, so that it is as warm as for the floor. Counted is from when
     * the first tenth is there, as clients have to find out that it answers again, until the outbox
     * has nothing left.
     */
    private double relay(String prefix) {
        signal("STOP");
        store(prefix);
        signal("CONT");
        var emptyAt = awaitEmpty();
        var taken = new ArrayList<Long>();
        try (var subscriber = Subscriber.fromTheStart(suite.kafka(), TOPIC)) {
            subscriber.hear(
                    BACKLOG,
                    record -> {
                        var ours =
                                record.key() != null
                                        && record.key().startsWith("followup/" + prefix);
                        if (ours) {
                            taken.add(record.timestamp());
                        }
                        return ours;
                    },
                    Duration.ofMinutes(5));
        }
        load.awaitRestOf(List.of("meeting-service"));
        taken.sort(Comparator.naturalOrder());
        return (BACKLOG - UNDER_WAY) * 1e3 / (emptyAt - taken.get(UNDER_WAY));
    }

    private void signal(String name) {
        try {
            var kill =
                    new ProcessBuilder("kill", "-" + name, Long.toString(suite.pidOf("kafka")))
                            .inheritIO()
                            .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("Kafka cannot be sent " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The machine's time at which no aggregate waits any more. */
    private long awaitEmpty() {
        try (var client = MongoClients.create(suite.store())) {
            var outbox = client.getDatabase("meeting-service").getCollection("followUps");
            while (outbox.find(Filters.eq("waiting", true)).limit(1).first() != null) {
                Load.pause();
            }
            return InstantSource.system().millis();
        }
    }

    private void store(String prefix) {
        var room = new Semaphore(AT_ONCE);
        var all = new ArrayList<CompletableFuture<?>>();
        for (var n = 0; n < BACKLOG; n++) {
            room.acquireUninterruptibly();
            all.add(
                    load.meetings()
                            .postLater(
                                    "/followups",
                                    """
                                    {"followUpId": "%s%d", "groupIds": ["%s"], "text": "%s"}
                                    """
                                            .formatted(prefix, n, GROUP, TEXT))
                            .whenComplete((_, _) -> room.release()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** The same by hand: read a batch, send it with a raw producer, wait once, update the batch. */
    private double floor(int backlog) {
        try (var client = MongoClients.create(suite.store());
                var producer = new KafkaProducer<String, byte[]>(BareProducer.settings(suite))) {
            var collection = client.getDatabase("bench").getCollection("outbox");
            collection.drop();
            collection.createIndex(Indexes.ascending("waiting", "waitingSince"));
            var documents = new ArrayList<Document>();
            for (var n = 0; n < backlog; n++) {
                documents.add(document(n));
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
                    return backlog * 1e9 / (System.nanoTime() - begun);
                }
                var updates = new ArrayList<UpdateOneModel<Document>>();
                for (var document : batch) {
                    var pending = document.getList("pending", Document.class).getFirst();
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            BareProducer.TOPIC,
                                            pending.getString("subject"),
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

    /** Of the shape and size that a follow-up has in the outbox. */
    private static Document document(int n) {
        var id = "gulv" + n;
        var data =
                """
                {"followUpId":"%s","groupIds":["%s"],"timeZone":"Europe/Oslo","visibility":"PUBLIC",\
                "text":"%s","owners":[],"contact":{"name":"Viddaregionen","email":"post@vidda.example"}}\
                """
                        .formatted(id, GROUP, TEXT);
        var pending =
                new Document("topic", TOPIC)
                        .append("subject", "followup/" + id)
                        .append("sequence", 1L)
                        .append(
                                "headers",
                                new Document("ce_specversion", "1.0")
                                        .append("ce_id", "followup/" + id + ":1")
                                        .append("ce_source", "/meeting-service")
                                        .append("ce_type", "no.saksgang.FollowUpRegistered.v1")
                                        .append("ce_time", "2025-09-22T07:00:00Z"))
                        .append("data", new Binary(data.getBytes(StandardCharsets.UTF_8)))
                        .append("savedAt", Date.from(InstantSource.system().instant()));
        return new Document("_id", id)
                .append("version", 0L)
                .append("sequence", 1L)
                .append("state", new Document("id", id).append("text", TEXT))
                .append("keys", List.of())
                .append("waiting", true)
                .append("waitingSince", Date.from(InstantSource.system().instant()))
                .append("pending", List.of(pending));
    }
}
