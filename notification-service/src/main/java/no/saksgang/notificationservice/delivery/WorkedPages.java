package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pages of a lane on which nobody works any more, and a bell for whoever finishes them. */
final class WorkedPages {
    private final ConcurrentLinkedQueue<Page> pages = new ConcurrentLinkedQueue<>();
    private final Semaphore bell = new Semaphore(0);

    void add(Page page) {
        pages.add(page);
        ring();
    }

    /** The first of them, which stays. */
    @Nullable Page first() {
        return pages.peek();
    }

    void removeFirst() {
        pages.remove();
    }

    /** There is something to do in the lane. */
    void ring() {
        bell.release();
    }

    /** Returns when it rings, or has rung since it was last heard, or after that time. */
    void awaitRing(Duration most) throws InterruptedException {
        var _ = bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }
}
