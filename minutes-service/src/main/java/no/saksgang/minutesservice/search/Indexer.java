package no.saksgang.minutesservice.search;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.saksgang.chassis.rest.Unfinished;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.minutesservice.archive.Archived;
import no.saksgang.minutesservice.archive.Revisions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps this instance's index up with the archive: from where the index ends, by accession number,
 * which has no gaps; at once when this instance has archived something, and every so often for what
 * another has. The service answers meanwhile, with what is in the index so far.
 */
final class Indexer implements SmartLifecycle, HealthIndicator, Unfinished {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    /** Referater are read together, up to so many. Some are 100 kB. */
    private static final int BATCH = 100;

    /**
     * While ever more come, they can be found so long after. A refresh leaves a small segment
     * behind; made for each batch, they and their merging cost nearly as much as the analysis.
     */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final MinutesIndex index;
    private final Revisions revisions;
    private final SearchSettings settings;
    private final Semaphore more = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean complete;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String failure;

    Indexer(MinutesIndex index, Revisions revisions, SearchSettings settings) {
        this.index = index;
        this.revisions = revisions;
        this.settings = settings;
    }

    /** Whether all that the archive had at the start, or since, has been in the index once. */
    boolean isComplete() {
        return complete;
    }

    @EventListener
    void hear(Archived archived) {
        more.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("indexer").start(this::run);
    }

    private void run() {
        var committed = MachineTime.now();
        var dirty = false;
        while (running) {
            try {
                dirty |= catchUp();
                failure = null;
                if (dirty && isDue(committed)) {
                    index.commit();
                    committed = MachineTime.now();
                    dirty = false;
                }
                if (more.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    more.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) {
                // Most likely the store is away, and will be back; once is enough to say so.
                if (failure == null) {
                    LOG.warn("The index cannot be kept up, trying again", failed);
                }
                // Its words may have addresses in them; the log has them.
                failure = failed.getClass().getSimpleName();
                pause();
            }
        }
    }

    private boolean isDue(Instant committed) {
        return !complete
                || Duration.between(committed, MachineTime.now()).compareTo(settings.commit()) >= 0;
    }

    private boolean catchUp() {
        var came = false;
        var refreshed = MachineTime.now();
        while (running) {
            var next = revisions.after(index.position(), BATCH);
            if (next.isEmpty()) {
                index.refresh();
                if (!complete) {
                    LOG.info("The index is complete: {} referater", index.size());
                    complete = true;
                }
                return came;
            }
            index.put(
                    next.stream().map(it -> it.revision().referat()).toList(),
                    next.getLast().number());
            came = true;
            var now = MachineTime.now();
            if (Duration.between(refreshed, now).compareTo(REFRESH) >= 0) {
                index.refresh();
                refreshed = now;
            }
        }
        return came;
    }

    private void pause() {
        try {
            var _ = more.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var working = thread;
        if (working != null) {
            more.release();
            try {
                // Not by interrupting: Lucene closes files whose reader is interrupted.
                working.join(Duration.ofSeconds(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        index.commit();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Out of service while searches may miss what has long been archived. */
    @Override
    public Health health() {
        var health = complete ? Health.up() : Health.outOfService();
        health.withDetail("referater", index.size()).withDetail("position", index.position());
        var why = failure;
        if (why != null) {
            health.withDetail("failure", why);
        }
        return health.build();
    }

    @Override
    public String name() {
        return "index";
    }

    /** How many revisions cannot be found in this instance's index yet. */
    @Override
    public long count() {
        return Math.max(0, revisions.last() - index.findable());
    }
}
