package no.saksgang.local.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Makes what has been written durable, for all who wait for it at once. A write is covered by a
 * commit that began after it; so who comes while one is under way shares the next, and one thread
 * at a time, whichever came first, does the work for the others.
 */
final class GroupCommit {

    private final MVStore store;
    private final Consumer<Exception> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile long begun;
    private volatile long done;
    private boolean underWay;
    private @Nullable MVStoreException failure;

    /**
     * @param failed told once, if the file cannot be written any more
     */
    GroupCommit(MVStore store, Consumer<Exception> failed) {
        this.store = store;
        this.failed = failed;
    }

    /** The commit that makes durable what this thread has written until now. */
    long next() {
        return begun + 1;
    }

    /**
     * Returns when everything that this thread has written is on the disk.
     *
     * @throws MVStoreException if it cannot be written; nothing can, from then on
     */
    void await() {
        await(next());
    }

    /** Returns when that commit is on the disk. */
    void await(long mine) {
        if (done >= mine || store.getFileStore() == null) {
            return; // in memory there is nothing to wait for
        }
        lock.lock();
        try {
            while (done < mine) {
                if (failure != null) {
                    throw failure;
                }
                if (underWay) {
                    ended.awaitUninterruptibly();
                } else {
                    commit();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        var number = begun + 1;
        begun = number; // under the lock
        underWay = true;
        lock.unlock();
        @Nullable MVStoreException problem = null;
        try {
            store.commit();
            store.sync();
        } catch (MVStoreException e) {
            problem = e;
        } finally {
            lock.lock();
            underWay = false;
            failure = problem;
            if (problem == null) {
                done = number;
            }
            ended.signalAll();
        }
        if (problem != null) {
            failed.accept(problem);
        }
    }
}
