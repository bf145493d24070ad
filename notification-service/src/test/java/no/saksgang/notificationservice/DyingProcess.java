package no.saksgang.notificationservice;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A part of the service in a process of its own, which dies at the n-th write that it makes to a
 * collection, before it is sent or after it is answered. The code has no hook for this: a listener
 * on its driver halts it.
 */
public final class DyingProcess {
    public static final int DIED = 9;

    private DyingProcess() {}

    /** A process that does nothing but this. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                new File(System.getProperty("java.home"), "bin/java").getPath(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Halts the process in which it is.
     *
     * @param nth which write to the collection
     * @param answered whether the store has done it
     */
    public static CommandListener haltingAt(String collection, int nth, boolean answered) {
        return new Halting(Set.of("insert", "update", "findAndModify"), collection, nth, answered);
    }

    /** Halts the process in which it is before it changes anything that is in the collection. */
    public static CommandListener haltingAtUpdateOf(String collection) {
        return new Halting(Set.of("update"), collection, 1, false);
    }

    private static final class Halting implements CommandListener {
        private final Set<String> writes;
        private final String collection;
        private final boolean answered;
        private final AtomicInteger left;
        private volatile int dying = -1;

        Halting(Set<String> writes, String collection, int nth, boolean answered) {
            this.writes = writes;
            this.collection = collection;
            this.answered = answered;
            this.left = new AtomicInteger(nth);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var command = event.getCommand();
            var name = event.getCommandName();
            if (writes.contains(name)
                    && command.getString(name).getValue().equals(collection)
                    && left.decrementAndGet() == 0) {
                if (!answered) {
                    Runtime.getRuntime().halt(DIED);
                }
                dying = event.getRequestId();
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            if (event.getRequestId() == dying) {
                Runtime.getRuntime().halt(DIED);
            }
        }
    }
}
