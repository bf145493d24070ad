package no.saksgang.notificationservice.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How fast the connections of a lane may send together: a bucket of permits that fills evenly by
 * the machine's time and holds what one second brings, so that nothing goes out in bursts. New
 * sender addresses are trusted slowly; so much a minute is what large receivers ask of them.
 */
final class Pace {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long BURST = TimeUnit.SECONDS.toNanos(1);

    private final long between;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long next = System.nanoTime() - BURST;

    /**
     * @param perMinute mails at most; 0 for no limit
     */
    Pace(int perMinute) {
        between = perMinute == 0 ? 0 : MINUTE / perMinute;
    }

    /** Returns when one more mail may go out. */
    void await() throws InterruptedException {
        if (between == 0) {
            return;
        }
        turn.lockInterruptibly();
        try {
            var now = System.nanoTime();
            var at = Math.max(next, now - Math.max(0, BURST - between));
            if (at > now) {
                TimeUnit.NANOSECONDS.sleep(at - now);
            }
            next = at + between;
        } finally {
            turn.unlock();
        }
    }
}
