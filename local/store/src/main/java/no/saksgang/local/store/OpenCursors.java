package no.saksgang.local.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The answers that clients are still reading. Who has not asked for ten minutes has gone. */
final class OpenCursors {

    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final CursorRegistry registry;
    private final ConcurrentHashMap<Long, BatchCursor> open = new ConcurrentHashMap<>();

    OpenCursors(CursorRegistry registry) {
        this.registry = registry;
    }

    BatchCursor open(
            Collection<Key> rest, BiFunction<ArrayDeque<Key>, Integer, List<Document>> take) {
        var now = System.nanoTime();
        open.values()
                .removeIf(other -> {
                    var gone = now - other.lastUsed() > IDLE_NANOS;
                    if (gone) {
                        registry.remove(other);
                    }
                    return gone || other.isEmpty();
                });
        var cursor = new BatchCursor(registry.generateCursorId(), rest, take);
        open.put(cursor.getId(), cursor);
        registry.add(cursor);
        return cursor;
    }
}
