package no.saksgang.local.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The rest of an answer, as the places where it is to be read when the client asks: a long answer
 * does not lie in memory, and a document that has gone by then is left out, as MongoDB does.
 */
final class BatchCursor extends AbstractCursor {

    private final ArrayDeque<Key> rest;
    private final BiFunction<ArrayDeque<Key>, Integer, List<Document>> take;
    private volatile long lastUsed = System.nanoTime();

    /**
     * @param take removes places from the front and reads them, so many documents at most
     */
    BatchCursor(
            long id,
            Collection<Key> rest,
            BiFunction<ArrayDeque<Key>, Integer, List<Document>> take) {
        super(id);
        this.rest = new ArrayDeque<>(rest);
        this.take = take;
    }

    /** By {@link System#nanoTime()}. */
    long lastUsed() {
        return lastUsed;
    }

    @Override
    public synchronized boolean isEmpty() {
        return rest.isEmpty();
    }

    /**
     * @param number how many at most; 0 for as many as a reply may hold
     */
    @Override
    public synchronized List<Document> takeDocuments(int number) {
        lastUsed = System.nanoTime();
        return take.apply(rest, number == 0 ? Integer.MAX_VALUE : number);
    }
}
