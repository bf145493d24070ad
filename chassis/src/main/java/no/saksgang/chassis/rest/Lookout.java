package no.saksgang.chassis.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to what is left to do when its time comes, on a thread of its own, for as long as the
 * service runs. The thread has the name of the work.
 */
public abstract class Lookout implements SmartLifecycle, Unfinished {
    private volatile @Nullable Thread looking;

    /** Looks, and does, until it no longer {@link #goesOn() goes on} or is interrupted. */
    protected abstract void look();

    /** Whether the calling thread is still the one that looks. */
    protected final boolean goesOn() {
        return looking == Thread.currentThread();
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().name(name()).unstarted(this::look);
        looking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = looking;
        looking = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
