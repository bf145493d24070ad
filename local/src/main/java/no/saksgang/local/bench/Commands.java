package no.saksgang.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures commands: how long until one's event is on Kafka, with the next ones coming at their own
 * pace meanwhile.
 */
final class Commands {
    private static final int PER_SECOND = 100;
    private static final int COUNT = 1_000;
    private static final int WARM_UP = 1_500;

    private final Load load;
    private final String kafka;

    Commands(Load load, String kafka) {
        this.load = load;
        this.kafka = kafka;
    }

    /**
     * From the moment at which a command was to be sent to the moment at which a subscriber has its
     * event: an open loop.
     */
    Figure latency() {
        measure("varm", WARM_UP);
        return Figure.alone(
                "command-to-confirmed-p99-ms", Percentile.p99(measure("maalt", COUNT)), "ms");
    }

    private double[] measure(String prefix, int count) {
        var times = new double[count];
        var due = new HashMap<String, Long>();
        try (var subscriber = Subscriber.fromNow(kafka, "saksgang.directory")) {
            var begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            for (var n = 0; n < count; n++) {
                due.put(
                        "organisation/" + prefix + n,
                        begun + n * (TimeUnit.SECONDS.toNanos(1) / PER_SECOND));
            }
            var sending = CompletableFuture.supplyAsync(() -> send(prefix, count, due));
            var heard = new ArrayList<Double>();
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
            sending.join().forEach(CompletableFuture::join);
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
