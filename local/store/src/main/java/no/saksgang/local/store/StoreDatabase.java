package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVStore;

/**
 * A database: its collections are maps of the file, by the names that H2's backend gives them. The
 * library's commands, and before them what it gets wrong: it goes on after an error in ordered
 * writes, counts what it has not inserted, aggregates by reading all, and takes no notice of kinds
 * of index that it does not have.
 */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String DOCUMENTS = "databases.";
    private static final int FIRST_BATCH = 101; // MongoDB's
    private static final Set<String> OPTIONS_OF_AN_INDEX =
            Set.of("key", "name", "ns", "v", "unique", "sparse", "background");
    private static final Document COUNTING =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    private final MVStore store;
    private final OpenCursors cursors;
    private final LongAdder examined;
    private final GroupCommit commits;

    StoreDatabase(
            String name,
            CursorRegistry registry,
            MVStore store,
            LongAdder examined,
            GroupCommit commits) {
        super(name, registry);
        this.store = store;
        this.cursors = new OpenCursors(registry);
        this.examined = examined;
        this.commits = commits;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel,
            String command,
            Document query,
            DatabaseResolver databases,
            Oplog oplog) {
        Command library = it -> super.handleCommand(channel, command, it, databases, oplog);
        if (query.get("collation") != null) {
            throw unsupported("a collation");
        }
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> find(query, library);
            case "insert" -> insert(query, library);
            case "update" -> update(query, library);
            case "aggregate" -> aggregate(query, databases, oplog, library);
            case "createindexes" -> createIndexes(query, library);
            default -> library.run(query);
        };
    }

    private interface Command {
        Document run(Document query);
    }

    private static MongoServerError unsupported(String what) {
        return new MongoServerError(
                115, "CommandNotSupported", "the embedded store does not have " + what);
    }

    private static List<?> list(Document query, String name) {
        return (List<?>) query.getOrDefault(name, List.of());
    }

    private static Document find(Document query, Command library) {
        if (!Utils.isTrue(query.get("singleBatch"))) {
            query.putIfAbsent("batchSize", FIRST_BATCH);
        }
        return library.run(query);
    }

    private static boolean isOrdered(Document query) {
        return Utils.isTrue(query.getOrDefault("ordered", true));
    }

    private static Document insert(Document query, Command library) {
        query.putIfAbsent("ordered", true);
        var answer = library.run(query);
        if (answer.get("writeErrors") instanceof List<?> errors
                && answer.get("n") instanceof Integer asked
                && errors.getFirst() instanceof Document first) {
            answer.put(
                    "n", isOrdered(query) ? first.get("index") : (Integer) (asked - errors.size()));
        }
        return answer;
    }

    /** One update at a time, so that an ordered list of them ends at the first that fails. */
    private static Document update(Document query, Command library) {
        var matched = 0;
        var modified = 0;
        var upserted = new ArrayList<Document>();
        var errors = new ArrayList<Document>();
        var number = 0;
        for (var each : list(query, "updates")) {
            if (!(each instanceof Document update && update.get("u") instanceof Document)) {
                throw unsupported("updates by a pipeline");
            }
            if (update.get("collation") != null) {
                throw unsupported("a collation");
            }
            var one = query.clone();
            one.put("updates", List.of(update));
            var answer = library.run(one);
            matched += (Integer) answer.getOrDefault("n", 0);
            modified += (Integer) answer.getOrDefault("nModified", 0);
            if (answer.get("upserted") instanceof Iterable<?> inserted) {
                for (var it : inserted) {
                    upserted.add(((Document) it).append("index", number));
                }
            }
            if (answer.get("writeErrors") instanceof List<?> failed) {
                for (var it : failed) {
                    var error = ((Document) it).append("index", number);
                    error.putIfAbsent("code", 2);
                    errors.add(error);
                }
                if (isOrdered(query)) {
                    break;
                }
            }
            number++;
        }
        var answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        Utils.markOkay(answer);
        return answer;
    }

    /** With an index for the first stage, if that is a match. */
    private Document aggregate(
            Document query, DatabaseResolver databases, Oplog oplog, Command library) {
        if (!(query.get("aggregate") instanceof String name)
                || !(query.get("pipeline") instanceof List<?> stages)
                || stages.isEmpty()
                || !(stages.getFirst() instanceof Document first)
                || !(first.get("$match") instanceof Document filter)) {
            return library.run(query);
        }
        var collection = resolveCollection(name, false);
        if (collection == null) {
            return library.run(query);
        }
        var rest = stages.subList(1, stages.size());
        List<Document> results;
        if (rest.equals(List.of(COUNTING))) {
            var count = collection.count(filter, 0, 0);
            results = count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
        } else {
            var aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
            aggregation.validate(query);
            results =
                    aggregation.runStages(
                            collection.handleQueryAsStream(new Document("$query", filter)));
        }
        var cursor =
                new Document("id", 0L)
                        .append("ns", getFullCollectionNamespace(name))
                        .append("firstBatch", results);
        var answer = new Document("cursor", cursor);
        Utils.markOkay(answer);
        return answer;
    }

    private static Document createIndexes(Document query, Command library) {
        for (var each : list(query, "indexes")) {
            var index = (Document) each;
            for (var option : index.keySet()) {
                if (!OPTIONS_OF_AN_INDEX.contains(option)) {
                    throw unsupported("an index with " + option);
                }
            }
            for (var field : ((Document) index.getOrDefault("key", new Document())).entrySet()) {
                if (!(field.getValue() instanceof Number)) {
                    throw unsupported("a " + field.getValue() + " index");
                }
                if (Utils.splitPath(field.getKey()).stream()
                        .anyMatch(it -> it.matches("\\d+|\\$.*"))) {
                    throw unsupported("an index on " + field.getKey());
                }
            }
        }
        return library.run(query);
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        var documents = Stored.documents(store, mapName(name));
        return new DocumentCollection(
                this, name, options, cursorRegistry, cursors, documents, examined, commits);
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
