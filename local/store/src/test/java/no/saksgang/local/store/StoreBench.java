package no.saksgang.local.store;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Measures the store on a file, {@code StoreBench [FOLDER]}: a line per figure. No test: no limits.
 */
final class StoreBench {

    private StoreBench() {}

    private interface Work {
        void on(MongoCollection<Document> meetings, int number);
    }

    public static void main(String[] args) throws Exception {
        var folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("store-bench");
        var file = folder.resolve("store.mv");
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri() + "/?maxPoolSize=200")) {
            var meetings = client.getDatabase("bench").getCollection("meetings");
            Work insert = (into, n) -> into.insertOne(meeting(n));
            Work update =
                    (into, n) ->
                            into.updateOne(
                                    Filters.eq("_id", "m" + n % 1000),
                                    Updates.combine(
                                            Updates.set("title", "Møte " + n),
                                            Updates.inc("version", 1),
                                            Updates.pushEach(
                                                    "last",
                                                    java.util.List.of(n),
                                                    new com.mongodb.client.model.PushOptions()
                                                            .slice(-16))));
            Work read = (from, n) -> from.find(Filters.eq("_id", "m" + n % 1000)).first();
            measure(
                    "warm-up",
                    meetings,
                    4,
                    2_000,
                    (into, n) -> into.insertOne(meeting(1_000_000 + n)));
            measure("insert, 1 writer", meetings, 1, 3_000, insert);
            measure("update, 1 writer", meetings, 1, 3_000, update);
            measure("update, 20 writers", meetings, 20, 20_000, update);
            measure("update, 100 writers", meetings, 100, 40_000, update);
            measure("read, 1 reader", meetings, 1, 10_000, read);
            measure("read, 20 readers", meetings, 20, 40_000, read);
            System.out.printf("file: %,d kB%n", Files.size(file) / 1024);
        }
    }

    private static Document meeting(int number) {
        return new Document("_id", "m" + number)
                .append("title", "Møte " + number)
                .append("version", 0)
                .append("agenda", "x".repeat(800));
    }

    private static void measure(
            String name, MongoCollection<Document> meetings, int threads, int times, Work work)
            throws Exception {
        var nanos = new long[times];
        var began = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks =
                    IntStream.range(0, threads)
                            .<Callable<Boolean>>mapToObj(thread ->
                                    () -> {
                                        for (int n = thread; n < times; n += threads) {
                                            var start = System.nanoTime();
                                            work.on(meetings, n);
                                            nanos[n] = System.nanoTime() - start;
                                        }
                                        return true;
                                    })
                            .toList();
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%-22s %,8.0f a second, p50 %.2f ms, p99 %.2f ms%n",
                name, times / seconds, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6);
    }
}
