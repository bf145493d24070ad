package no.saksgang.chassis.time;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A clock that goes as another one does, which a rehearsal or a demonstration moves. It asks for
 * the other's offset from the machine's time every {@link #ASK_EVERY}, and goes on by the last one
 * it heard when nobody answers.
 */
final class FollowingClock extends Clock implements AutoCloseable {
    static final Duration ASK_EVERY = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int FIRST_TRIES = 20;
    private static final Pattern OFFSET = Pattern.compile("\"offset\"\\s*:\\s*\"([^\"]+)\"");

    private final URI leader;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final ScheduledExecutorService asking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("clock").factory());
    private volatile Duration offset;

    /**
     * @throws IllegalStateException if the clock to follow does not answer
     */
    FollowingClock(URI leader) {
        this.leader = leader;
        this.offset = firstAnswer();
        var every = ASK_EVERY.toMillis();
        var _ = asking.scheduleWithFixedDelay(this::follow, every, every, TimeUnit.MILLISECONDS);
    }

    private Duration firstAnswer() {
        for (var attempt = 1; ; attempt++) {
            try {
                return ask();
            } catch (IOException away) {
                if (attempt == FIRST_TRIES) {
                    throw new IllegalStateException(
                            "saksgang.clock: nobody answers at " + leader, away);
                }
                await(ASK_EVERY);
            }
        }
    }

    private static void await(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the clock", stopped);
        }
    }

    private void follow() {
        try {
            offset = ask();
        } catch (IOException | IllegalStateException away) {
            // Whoever moves the clock is away; until it is back, time goes on as it did.
        }
    }

    private Duration ask() throws IOException {
        try {
            var request = HttpRequest.newBuilder(leader).timeout(PATIENCE).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            var found = OFFSET.matcher(answer);
            if (!found.find()) {
                throw new IOException("not a clock's answer: " + answer);
            }
            return Duration.parse(found.group(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking for the time", stopped);
        }
    }

    @Override
    public Instant instant() {
        return MachineTime.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException(
                "the suite's clock tells instants; a meeting knows its own zone");
    }

    @Override
    public void close() {
        asking.shutdownNow();
        http.close();
    }
}
