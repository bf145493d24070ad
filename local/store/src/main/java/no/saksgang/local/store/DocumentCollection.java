package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * One collection. Many may read it at a time, or one may write; what they get are copies, decoded
 * from the stored bytes, so that nothing changes while it is sent or filtered. The library's own
 * collection gives out the documents themselves and looks at all of them for most queries.
 */
final class DocumentCollection extends AbstractMongoCollection<Key> {

    private final MVMap<Key, byte[]> documents;
    private final LongAdder examined;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Set, under the write lock, while the library looks for the one document to update. */
    private boolean firstOnly;

    DocumentCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<Key, byte[]> documents,
            LongAdder examined) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.examined = examined;
    }

    MVMap<Key, byte[]> documents() {
        return documents;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        var indexes = new ArrayList<Lookup>();
        for (Index<Key> index : getIndexes()) {
            if (index instanceof Lookup lookup) {
                indexes.add(lookup);
            }
        }
        var most = firstOnly ? 1 : limit;
        return Plan.of(query, orderBy, most, indexes)
                .map(plan ->
                        matchDocumentsFromStream(
                                plan.places().map(this::getDocument),
                                query,
                                plan.sorted() ? null : orderBy,
                                numberToSkip,
                                most,
                                batchSize,
                                fieldSelector))
                .orElseGet(() ->
                        matchDocuments(
                                query, orderBy, numberToSkip, most, batchSize, fieldSelector));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        var cursor =
                isNaturalDescending(orderBy)
                        ? documents.cursor(documents.lastKey(), null, true)
                        : documents.cursor(null);
        Iterator<Document> all =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return cursor.hasNext();
                    }

                    @Override
                    public Document next() {
                        cursor.next();
                        return examine(cursor.getValue());
                    }
                };
        return matchDocumentsFromStream(
                stream(all), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    private Document examine(byte[] bytes) {
        examined.increment();
        return Stored.decode(bytes);
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
    }

    @Override
    protected Document getDocument(Key place) {
        return examine(
                Objects.requireNonNull(documents.get(place), "an index without its document"));
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        var idField = getIdField();
        var place = Key.of(idField == null ? UUID.randomUUID() : document.get(idField));
        var previous = documents.put(place, encode(document));
        if (previous != null) {
            throw new IllegalStateException("two documents at " + place + " in " + this);
        }
        return place;
    }

    @Override
    protected void handleUpdate(Key place, Document before, Document after) {
        try {
            documents.put(place, encode(after));
        } catch (MongoServerError tooLarge) {
            for (var index : getIndexes()) {
                index.updateInPlace(after, before, place, this);
            }
            throw tooLarge;
        }
    }

    private static byte[] encode(Document document) {
        var bytes = Stored.encode(document);
        if (bytes.length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "a document of " + bytes.length + " bytes is too large");
        }
        return bytes;
    }

    @Override
    protected void removeDocument(Key place) {
        documents.remove(place);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        var cursor = documents.cursor(null);
        Iterator<DocumentWithPosition<Key>> all =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return cursor.hasNext();
                    }

                    @Override
                    public DocumentWithPosition<Key> next() {
                        var place = cursor.next();
                        return new DocumentWithPosition<>(Stored.decode(cursor.getValue()), place);
                    }
                };
        return stream(all);
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        var cursor = new BatchCursor(cursorRegistry.generateCursorId(), remaining);
        cursorRegistry.add(cursor);
        return cursor;
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** A counter of its own would be one more page to write at every commit. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {}

    @Override
    protected int getDataSize() {
        var size = 0L;
        for (var cursor = documents.cursor(null); cursor.hasNext(); cursor.next()) {
            size += cursor.getValue() == null ? 0 : cursor.getValue().length;
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    // Who may do what at the same time.

    private <T> T holding(Lock held, Supplier<T> what) {
        held.lock();
        // While it is in use, no commit may reuse the space of the version that is being read.
        var version = documents.getStore().registerVersionUsage();
        try {
            return what.get();
        } finally {
            documents.getStore().deregisterVersionUsage(version);
            held.unlock();
        }
    }

    private <T> T reading(Supplier<T> what) {
        return holding(lock.readLock(), what);
    }

    private <T> T writing(Supplier<T> what) {
        return holding(lock.writeLock(), what);
    }

    private void writing(Runnable what) {
        writing(() -> {
            what.run();
            return true;
        });
    }

    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        return reading(() -> super.handleQuery(parameters));
    }

    @Override
    public Document handleDistinct(Document query) {
        return reading(() -> super.handleDistinct(query));
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        return reading(() -> super.count(query, skip, limit));
    }

    @Override
    public Document getStats() {
        return reading(super::getStats);
    }

    @Override
    public Document validate() {
        return reading(super::validate);
    }

    @Override
    public void addDocument(Document document) {
        writing(() -> super.addDocument(document));
    }

    @Override
    public List<Document> insertDocuments(List<Document> added, boolean isOrdered) {
        return writing(() -> super.insertDocuments(added, isOrdered));
    }

    @Override
    public Document findAndModify(Document query) {
        return writing(() -> super.findAndModify(query));
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return writing(() -> {
            firstOnly = !isMulti;
            try {
                return super.updateDocuments(
                        selector, update, arrayFilters, isMulti, isUpsert, oplog);
            } finally {
                firstOnly = false;
            }
        });
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return writing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public void removeDocument(Document document) {
        writing(() -> super.removeDocument(document));
    }

    @Override
    public void addIndex(Index<Key> index) {
        writing(() -> super.addIndex(index));
    }

    @Override
    public void dropIndex(String indexName) {
        writing(() -> super.dropIndex(indexName));
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
        writing(() -> super.renameTo(newDatabase, newCollectionName));
    }
}
