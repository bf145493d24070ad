package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
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

    /** What a batch holds at most, but for its last document: a reply may have 48 MB. */
    private static final long MOST_BYTES = 16_000_000;

    private final MVMap<Key, byte[]> documents;
    private final OpenCursors cursors;
    private final LongAdder examined;
    private final GroupCommit commits;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** The commit that the last write here is in. */
    private volatile long written;

    /** Set, under the write lock, while the library looks for the one document to update. */
    private boolean firstOnly;

    DocumentCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry registry,
            OpenCursors cursors,
            MVMap<Key, byte[]> documents,
            LongAdder examined,
            GroupCommit commits) {
        super(database, name, options, registry);
        this.documents = documents;
        this.cursors = cursors;
        this.examined = examined;
        this.commits = commits;
    }

    MVMap<Key, byte[]> documents() {
        return documents;
    }

    /** A document as a query found it. */
    private record Found(Key place, int size, Document document) {}

    /**
     * What matches, in the order asked for. Where there is a batch size, no more than that is
     * answered and a cursor left for the rest; inside the library, where there is none, all of it.
     */
    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        var matching = matching(query, orderBy, numberToSkip, firstOnly ? 1 : limit).iterator();
        var batch = new ArrayList<Document>();
        var size = 0L;
        while (matching.hasNext()
                && (batchSize == 0 || (batch.size() < batchSize && size < MOST_BYTES))) {
            var found = matching.next();
            batch.add(found.document());
            size += found.size();
        }
        var answer = project(batch, fieldSelector);
        if (!matching.hasNext()) {
            return new QueryResult(answer);
        }
        var rest = new ArrayList<Key>();
        matching.forEachRemaining(found -> rest.add(found.place()));
        return new QueryResult(
                answer,
                cursors.open(rest, (places, number) -> take(places, number, query, fieldSelector)));
    }

    private List<Document> take(
            ArrayDeque<Key> places, int number, Document query, @Nullable Document fieldSelector) {
        return reading(() -> {
            var batch = new ArrayList<Document>();
            var size = 0L;
            while (!places.isEmpty() && batch.size() < number && size < MOST_BYTES) {
                var bytes = documents.get(places.remove());
                if (bytes != null) {
                    var found = examine(bytes);
                    if (documentMatchesQuery(found, query)) {
                        batch.add(found);
                        size += bytes.length;
                    }
                }
            }
            return project(batch, fieldSelector);
        });
    }

    private Stream<Found> matching(
            Document query, @Nullable Document orderBy, int numberToSkip, int limit) {
        var backwards = isNaturalDescending(orderBy);
        var plan = backwards ? Optional.<Plan>empty() : Plan.of(query, orderBy, limit, lookups());
        var matching =
                plan.map(it -> it.places().map(this::found))
                        .orElseGet(() -> all(backwards))
                        .filter(found -> documentMatchesQuery(found.document(), query));
        var order = deriveComparator(orderBy);
        if (order != null && !plan.map(Plan::sorted).orElse(false)) {
            matching = matching.sorted((a, b) -> order.compare(a.document(), b.document()));
        }
        if (numberToSkip > 0) {
            matching = matching.skip(numberToSkip);
        }
        return limit > 0 ? matching.limit(limit) : matching;
    }

    private List<Lookup> lookups() {
        var lookups = new ArrayList<Lookup>();
        for (var index : getIndexes()) {
            if (index instanceof Lookup lookup) {
                lookups.add(lookup);
            }
        }
        return lookups;
    }

    private Found found(Key place) {
        var bytes = Objects.requireNonNull(documents.get(place), "an index without its document");
        return new Found(place, bytes.length, examine(bytes));
    }

    private Stream<Found> all(boolean backwards) {
        var cursor =
                backwards
                        ? documents.cursor(documents.lastKey(), null, true)
                        : documents.cursor(null);
        return stream(
                cursor,
                place -> new Found(place, cursor.getValue().length, examine(cursor.getValue())));
    }

    /** The library's projection is its own affair; this is the door to it. */
    private List<Document> project(List<Document> found, @Nullable Document fieldSelector) {
        return matchDocumentsFromStream(
                        new Document(), found.stream(), 0, 0, 0, null, fieldSelector)
                .collectDocuments();
    }

    private Document examine(byte[] bytes) {
        examined.increment();
        return Stored.decode(bytes);
    }

    private static <T> Stream<T> stream(Iterator<Key> places, Function<Key, T> what) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(places, 0), false)
                .map(what);
    }

    @Override
    protected Document getDocument(Key place) {
        return found(place).document();
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
        return stream(
                cursor,
                place -> new DocumentWithPosition<>(Stored.decode(cursor.getValue()), place));
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

    /**
     * What is read is durable before it is handed out: nobody may act on a write that a crash could
     * still take back.
     */
    private <T> T reading(Supplier<T> what) {
        if (lock.isWriteLockedByCurrentThread()) {
            return what.get();
        }
        var read = holding(lock.readLock(), () -> new Read<>(what.get(), written));
        commits.await(read.written());
        return read.answer();
    }

    private record Read<T>(T answer, long written) {}

    private <T> T writing(Supplier<T> what) {
        return holding(
                lock.writeLock(),
                () -> {
                    try {
                        return what.get();
                    } finally {
                        written = commits.next();
                    }
                });
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
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        return reading(() -> (int) matching(query, null, skip, Math.max(limit, 0)).count());
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
        // Wrapped, because the library takes a field called "query" for the query itself.
        var wrapped = new Document("$query", selector);
        return writing(() -> super.deleteDocuments(wrapped, limit, oplog));
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
