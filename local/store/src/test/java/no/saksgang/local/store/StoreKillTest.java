package no.saksgang.local.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a process of its own, ended in every way in which a process ends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoreKillTest {

    private static final int ROUNDS = 6;
    private static final int WRITERS = 8;

    @TempDir Path folder;

    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> updated = new ConcurrentHashMap<>();

    @Test
    void loses_no_acknowledged_write_when_it_is_killed_at_any_moment() throws Exception {
        var file = folder.resolve("store.mv");
        var random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            var enough = inserted.size() + 100 + random.nextInt(500);
            try (var store = StoreProcessUnderTest.on(file);
                    var client = MongoClients.create(store.uri())) {
                holdsAllThatWasAcknowledged(client);
                var writers = writers(client.getDatabase("kill"), round);
                await().atMost(Duration.ofSeconds(20)).until(() -> inserted.size() >= enough);
                store.kill();
                for (var writer : writers) {
                    writer.join();
                }
            }
        }
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            holdsAllThatWasAcknowledged(client);
        }
        assertThat(inserted).hasSizeGreaterThan(ROUNDS * 100);
    }

    private List<Thread> writers(MongoDatabase database, int round) {
        var documents = database.getCollection("documents");
        var counters = database.getCollection("counters");
        documents.createIndex(Indexes.ascending("writer"));
        var writers = new ArrayList<Thread>();
        for (int number = 0; number < WRITERS; number++) {
            var writer = "writer" + number;
            writers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    for (int n = 0; ; n++) {
                                        var id = writer + ":" + round + ":" + n;
                                        documents.insertOne(
                                                new Document("_id", id)
                                                        .append("writer", writer)
                                                        .append("text", "x".repeat(n % 3000)));
                                        inserted.add(id);
                                        var next = updated.getOrDefault(writer, 0) + 1;
                                        counters.updateOne(
                                                eq("_id", writer),
                                                combine(
                                                        set("value", next),
                                                        inc("times", 1),
                                                        push("values", next)),
                                                new UpdateOptions().upsert(true));
                                        updated.put(writer, next);
                                    }
                                } catch (MongoException gone) {
                                    // The store was killed; what was not answered may be there or
                                    // not.
                                }
                            }));
        }
        return writers;
    }

    private void holdsAllThatWasAcknowledged(MongoClient client) {
        var database = client.getDatabase("kill");
        var found = new HashSet<String>();
        for (int number = 0; number < WRITERS; number++) {
            // By the index, so that it is seen to be whole too.
            for (var document :
                    database.getCollection("documents").find(eq("writer", "writer" + number))) {
                found.add(document.getString("_id"));
            }
        }
        assertThat(found).containsAll(inserted);
        for (var counter : updated.entrySet()) {
            var stored = database.getCollection("counters").find(eq(counter.getKey())).first();
            assertThat(stored).isNotNull();
            assertThat(stored.getInteger("value")).isGreaterThanOrEqualTo(counter.getValue());
            assertThat(stored.getList("values", Integer.class))
                    .hasSize(stored.getInteger("times"))
                    .contains(counter.getValue());
        }
    }

    @Test
    void ends_within_two_seconds_of_SIGTERM_and_leaves_a_file_that_opens() throws Exception {
        var file = folder.resolve("store.mv");
        try (var store = StoreProcessUnderTest.on(file);
                var client = MongoClients.create(store.uri())) {
            client.getDatabase("a").getCollection("b").insertOne(new Document("_id", 1));
            assertThat(store.terminate(Duration.ofSeconds(2))).isTrue();
        }
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            assertThat(client.getDatabase("a").getCollection("b").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void says_in_one_line_which_file_is_in_use_and_exits_with_1() throws Exception {
        var file = folder.resolve("store.mv");
        try (var _ = EmbeddedStore.onFile(file, 0)) {
            var process = StoreProcessUnderTest.command(file).redirectErrorStream(true).start();
            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("The store's file is in use by another process: " + file + "\n");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void says_in_one_line_which_file_is_damaged_and_exits_with_1() throws Exception {
        var file = folder.resolve("store.mv");
        Files.writeString(file, "this is no store ".repeat(1000));
        var process = StoreProcessUnderTest.command(file).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .startsWith("The store's file is damaged: " + file)
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private record StoreProcessUnderTest(Process process, String uri) implements AutoCloseable {

        static ProcessBuilder command(Path file) {
            var classes =
                    System.getProperty(
                            "surefire.test.class.path", System.getProperty("java.class.path"));
            return new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classes,
                    StoreProcess.class.getName(),
                    file.toString(),
                    "0");
        }

        static StoreProcessUnderTest on(Path file) throws IOException {
            var process = command(file).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var said = process.inputReader(UTF_8).readLine();
            assertThat(said).startsWith("The store listens on mongodb://127.0.0.1:");
            return new StoreProcessUnderTest(process, said.split(" ")[4]);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        boolean terminate(Duration within) throws InterruptedException {
            process.destroy();
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
