package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * The index on {@code _id}: the map of the documents itself, so there is nothing to keep in step.
 */
final class PrimaryIndex extends Index<Key> implements Lookup {

    static final String ID = "_id";

    private final MVMap<Key, byte[]> documents;

    PrimaryIndex(String name, boolean ascending, MVMap<Key, byte[]> documents) {
        super(name, List.of(new IndexKey(ID, ascending)), false);
        this.documents = documents;
    }

    @Override
    public List<String> fields() {
        return List.of(ID);
    }

    @Override
    public boolean isMultikey() {
        return false;
    }

    @Override
    public boolean leavesOut() {
        return false;
    }

    @Override
    public Iterator<Key> places(Key from, Key to, boolean descending) {
        if (from.compareTo(to) >= 0) {
            return Collections.emptyIterator();
        }
        return descending ? documents.cursor(to, from, true) : documents.cursor(from, to, false);
    }

    @Override
    public Key getPosition(Document document) {
        return Key.of(document.get(ID));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (documents.containsKey(getPosition(document))) {
            throw new DuplicateKeyError(
                    this, collection, getKeys(), new KeyValue(document.get(ID)));
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    @Override
    public Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {}

    @Override
    public void updateInPlace(
            Document before, Document after, Key position, MongoCollection<Key> collection) {}

    @Override
    public boolean canHandle(Document query) {
        return false; // the collection plans its queries itself
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {}
}
