package no.saksgang.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.saksgang.chassis.outbox.Outbox.Confirmed;
import no.saksgang.chassis.outbox.Outbox.Waiting;
import no.saksgang.chassis.time.MachineTime;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings what lies in the outbox to Kafka: sends a batch, waits once, removes what Kafka has
 * confirmed.
 *
 * <p><b>Promised.</b> An event that was stored is on Kafka sooner or later, whatever is killed
 * when. First occurrences come in the order of their {@code sequence}, per aggregate: an
 * aggregate's next event is sent only when the one before it is confirmed.
 *
 * <p><b>Not promised.</b> That an event comes once. A relay that dies between the confirmation and
 * the removal says it again, and so do two relays that read the same aggregate at the same time; a
 * repeat has the same id and sequence, and may come late.
 *
 * <p>It runs on any number of instances and needs no lease: each is woken by its own saves, and the
 * sweep takes what has waited too long.
 */
public final class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** The aim is 50 ms for 99 of 100; the upper ones tell an outage. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final Supplier<Producer<String, byte[]>> connect;
    private final RelaySettings settings;
    private final Timer confirmation;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean failing;
    private volatile @Nullable String lastFailure;

    Relay(
            Outbox outbox,
            Supplier<Producer<String, byte[]>> connect,
            RelaySettings settings,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.connect = connect;
        this.settings = settings;
        this.confirmation =
                Timer.builder("saksgang.outbox.confirmation")
                        .description("From a command's save to Kafka's confirmation of its event")
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    private void run() {
        var nextSweep = MachineTime.now();
        var indexed = false;
        while (running) {
            try {
                if (!indexed) {
                    outbox.createIndexes();
                    indexed = true;
                }
                var saved = outbox.awaitSaved(settings.sweepEvery(), settings.batch());
                var whole = saved.isEmpty() || publish(outbox.at(saved));
                if (whole && !MachineTime.now().isBefore(nextSweep)) {
                    whole = sweep();
                    nextSweep = MachineTime.now().plus(settings.sweepEvery());
                }
                if (whole) {
                    recovered();
                } else {
                    TimeUnit.NANOSECONDS.sleep(settings.pauseAfterFailure().toNanos());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                // The store or Kafka is away: nothing is lost by waiting, and once is enough to say
                // so.
                failing(failed);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(settings.pauseAfterFailure().toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Publishes all that has waited too long, batch by batch. False when Kafka did not take it all.
     */
    private boolean sweep() {
        while (running) {
            var overdue =
                    outbox.waitingSinceBefore(
                            MachineTime.now().minus(settings.overdue()), settings.batch());
            if (overdue.isEmpty()) {
                return true;
            }
            if (!publish(overdue)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Publishes one batch: sends every aggregate's first event and waits once, then their second
     * ones, and so on; removes what is confirmed.
     *
     * @return whether Kafka took it all
     */
    boolean publish(List<Waiting> batch) {
        var kafka = producer();
        var confirmed = new int[batch.size()];
        var open = new ArrayList<Integer>();
        for (var i = 0; i < batch.size(); i++) {
            open.add(i);
        }
        var whole = true;
        for (var wave = 0; !open.isEmpty(); wave++) {
            var sent = new ArrayList<Sent>();
            for (var i : open) {
                if (wave < batch.get(i).pending().size()) {
                    var outcome = send(kafka, batch.get(i).pending().get(wave));
                    sent.add(new Sent(i, outcome));
                    if (isAway(outcome)) {
                        break;
                    }
                }
            }
            kafka.flush();
            open.clear();
            for (var it : sent) {
                var event = batch.get(it.index()).pending().get(wave);
                if (it.outcome().state() == Future.State.SUCCESS) {
                    confirmed[it.index()]++;
                    confirmation.record(Duration.between(event.savedAt(), MachineTime.now()));
                    open.add(it.index());
                } else if (it.outcome().exceptionNow() instanceof Exception failure
                        && isForGood(failure)) {
                    park(batch.get(it.index()), event, failure);
                } else {
                    failing(it.outcome().exceptionNow());
                    whole = false;
                }
            }
            if (!whole) {
                break;
            }
        }
        var done = new ArrayList<Confirmed>();
        for (var i = 0; i < confirmed.length; i++) {
            done.add(new Confirmed(batch.get(i), confirmed[i]));
        }
        outbox.confirmed(done);
        return whole;
    }

    private record Sent(int index, Future<RecordMetadata> outcome) {}

    private static Future<RecordMetadata> send(Producer<String, byte[]> kafka, PendingEvent event) {
        try {
            return kafka.send(event.toRecord());
        } catch (KafkaException | IllegalStateException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * Whether a send has failed already, and not because of what was sent: then the next would only
     * wait as long.
     */
    private static boolean isAway(Future<RecordMetadata> outcome) {
        return outcome.state() == Future.State.FAILED && !isForGood(outcome.exceptionNow());
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof InvalidTopicException;
    }

    private void park(Waiting waiting, PendingEvent event, Exception failure) {
        LOG.error(
                "Kafka will never take {}:{}, which holds up its aggregate until somebody retries or skips it: {}",
                event.subject(),
                event.sequence(),
                failure.getMessage());
        outbox.park(waiting, event, String.valueOf(failure.getMessage()), MachineTime.now());
    }

    /** Why the outbox waits, in the cause's own words; empty while it does not. */
    Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    private void failing(Throwable failure) {
        lastFailure = String.valueOf(failure.getMessage());
        if (!failing) {
            failing = true;
            LOG.warn("The outbox waits: {}", failure.getMessage());
        }
    }

    private void recovered() {
        lastFailure = null;
        if (failing) {
            failing = false;
            LOG.info("The outbox goes on.");
        }
    }

    private Producer<String, byte[]> producer() {
        var there = producer;
        if (there == null) {
            there = connect.get();
            producer = there;
        }
        return there;
    }

    @Override
    public void stop() {
        running = false;
        var relaying = thread;
        if (relaying != null) {
            relaying.interrupt();
            try {
                relaying.join(PATIENCE_AT_STOP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        var open = producer;
        if (open != null) {
            // What is not confirmed is still in the outbox.
            open.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
