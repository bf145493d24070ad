package no.saksgang.chassis.http;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Works on so many requests at once; the others wait for their turn, in the order in which they
 * came. One that is in hand holds some 80 kB, one that waits hardly any: a rush of thousands, all
 * in hand together, would be more than the memory holds and end the service.
 */
final class InTurn implements Executor {
    private final Semaphore turns;
    private final ThreadFactory threads = Thread.ofVirtual().name("request-", 1).factory();

    /**
     * @param atOnce how many
     */
    InTurn(int atOnce) {
        turns = new Semaphore(atOnce, true);
    }

    @Override
    public void execute(Runnable request) {
        threads.newThread(
                        () -> {
                            turns.acquireUninterruptibly();
                            try {
                                request.run();
                            } finally {
                                turns.release();
                            }
                        })
                .start();
    }

    /** How many wait. */
    int waiting() {
        return turns.getQueueLength();
    }
}
