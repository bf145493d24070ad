package no.saksgang.local.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where the suite writes how far each of its parts is, and a page or a terminal reads it. */
public final class Board {
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private final List<Consumer<PartStatus>> listeners = new CopyOnWriteArrayList<>();

    /** Writes how a part is from now on. */
    public void write(String part, PartStatus.State state, Duration after) {
        var status = new PartStatus(part, state, after);
        synchronized (parts) {
            parts.put(part, status);
        }
        listeners.forEach(listener -> listener.accept(status));
    }

    /** How the parts are, in the order in which they were first written. */
    public List<PartStatus> parts() {
        synchronized (parts) {
            return new ArrayList<>(parts.values());
        }
    }

    /** True from when every part is usable, and as long as all are. */
    public boolean allReady() {
        var all = parts();
        return !all.isEmpty() && all.stream().allMatch(PartStatus::usable);
    }

    /** Has {@code listener} told of everything that is written from now on. */
    public void onChange(Consumer<PartStatus> listener) {
        listeners.add(listener);
    }
}
