package no.saksgang.local.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What of an answer the client has not asked for yet. */
final class BatchCursor extends AbstractCursor {

    private List<Document> remaining;

    BatchCursor(long id, List<Document> remaining) {
        super(id);
        this.remaining = List.copyOf(remaining);
    }

    @Override
    public synchronized boolean isEmpty() {
        return remaining.isEmpty();
    }

    /**
     * @param number how many at most; 0 for all, as a client that has named no batch size asks
     */
    @Override
    public synchronized List<Document> takeDocuments(int number) {
        var end = number == 0 ? remaining.size() : Math.min(number, remaining.size());
        var taken = remaining.subList(0, end);
        remaining = remaining.subList(end, remaining.size());
        return taken;
    }
}
