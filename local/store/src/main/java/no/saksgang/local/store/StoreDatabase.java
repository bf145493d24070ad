package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVStore;

/** A database: its collections are maps of the file, by the name that H2's backend gives them. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String DOCUMENTS = "databases.";

    private final MVStore store;
    private final LongAdder examined;

    StoreDatabase(String name, CursorRegistry cursors, MVStore store, LongAdder examined) {
        super(name, cursors);
        this.store = store;
        this.examined = examined;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        var documents = Stored.documents(store, mapName(name));
        return new DocumentCollection(this, name, options, cursorRegistry, documents, examined);
    }

    private String mapName(String collection) {
        return DOCUMENTS + getFullCollectionNamespace(collection);
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals(PrimaryIndex.ID)) {
            var documents = ((DocumentCollection) resolveCollection(collection, true)).documents();
            return new PrimaryIndex(name, keys.getFirst().isAscending(), documents);
        }
        return new FieldIndex(name, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new FieldIndex(name, keys, false, sparse);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.removeMap(mapName(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        // With the dot: the database "meeting" is not "meetings".
        store.getMapNames().stream()
                .filter(map -> map.startsWith(mapName("")))
                .forEach(store::removeMap);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        super.moveCollection(from, collection, newName);
        store.renameMap(((DocumentCollection) collection).documents(), mapName(newName));
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
