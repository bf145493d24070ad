package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rows of a lane that are laid out, for whichever sender is free. */
final class Tasks {
    private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final int enough;
    private final Runnable runLow;

    /**
     * @param enough so many that no sender waits
     * @param runLow told when there are fewer
     */
    Tasks(int enough, Runnable runLow) {
        this.enough = enough;
        this.runLow = runLow;
    }

    void add(Task task) {
        queue.add(task);
    }

    boolean areEnough() {
        return queue.size() >= enough;
    }

    /** The next one, whenever it comes. */
    Task take() throws InterruptedException {
        return taken(queue.take());
    }

    /** The next one; null if there is none for so long. */
    @Nullable Task poll(Duration most) throws InterruptedException {
        var task = queue.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        return task == null ? null : taken(task);
    }

    private Task taken(Task task) {
        if (!areEnough()) {
            runLow.run();
        }
        return task;
    }

    void clear() {
        queue.clear();
    }
}
