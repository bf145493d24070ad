package no.saksgang.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index on one or more fields, unique or not, of plain values or of arrays. It lives in memory
 * and is built anew from the documents when the store opens, so it cannot disagree with them.
 * Whoever calls it holds the collection's lock.
 */
final class FieldIndex extends Index<Key> implements Lookup {

    private final List<String> fields;
    private final List<List<String>> paths;
    private final boolean unique;
    private final TreeMap<Key, Key> entries = new TreeMap<>();
    private boolean multikey;

    FieldIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.fields = keys.stream().map(IndexKey::getKey).toList();
        this.paths = fields.stream().map(Utils::splitPath).toList();
        this.unique = unique;
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public boolean isMultikey() {
        return multikey;
    }

    @Override
    public boolean leavesOut() {
        return isSparse();
    }

    @Override
    public Iterator<Key> places(Key from, Key to, boolean descending) {
        if (from.compareTo(to) >= 0) {
            return Collections.emptyIterator();
        }
        var range = entries.subMap(from, true, to, false);
        return (descending ? range.descendingMap() : range).values().iterator();
    }

    @Override
    public Key getPosition(Document document) {
        return Key.of(document.get(PrimaryIndex.ID));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        check(document, getPosition(document), collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        check(after, getPosition(before), collection);
    }

    private void check(Document document, Key position, MongoCollection<Key> collection) {
        var values = values(document);
        if (!unique) {
            return;
        }
        for (var value : values) {
            for (var other : entries.subMap(value, value.end()).values()) {
                if (!other.equals(position)) {
                    var shown =
                            fields.stream()
                                    .map(field -> Utils.getSubdocumentValue(document, field))
                                    .map(found -> found instanceof Missing ? null : found)
                                    .toArray();
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(shown));
                }
            }
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // Once more: when an index is built, all are checked before the first is added.
        check(document, position, collection);
        for (var value : values(document)) {
            entries.put(value.then(position), position);
        }
    }

    @Override
    public Key remove(Document document) {
        var position = getPosition(document);
        for (var value : values(document)) {
            entries.remove(value.then(position));
        }
        return position;
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Key position, MongoCollection<Key> collection) {
        var old = values(before);
        var now = values(after);
        for (var value : old) {
            if (!now.contains(value)) {
                entries.remove(value.then(position));
            }
        }
        for (var value : now) {
            if (!old.contains(value)) {
                entries.put(value.then(position), position);
            }
        }
    }

    /** What a document is found by here: one value, or several where a field is an array. */
    private Set<Key> values(Document document) {
        var values = Set.of(Key.NOTHING);
        var present = false;
        @Nullable String array = null;
        for (var path : paths) {
            var found = new Found();
            found.collect(document, path);
            present |= found.present;
            if (found.inArray) {
                // Two arrays would need an entry for every pair. MongoDB refuses that too.
                if (array != null && !array.equals(path.getFirst())) {
                    throw new CannotIndexParallelArraysError(List.of(array, path.getFirst()));
                }
                array = path.getFirst();
                multikey = true;
            }
            var longer = new LinkedHashSet<Key>();
            for (var value : values) {
                for (var next : found.keys) {
                    longer.add(value.then(next));
                }
            }
            values = longer;
        }
        return isSparse() && !present ? Set.of() : values;
    }

    private static final class Found {
        final Set<Key> keys = new LinkedHashSet<>();
        boolean present;
        boolean inArray;

        void collect(@Nullable Object value, List<String> path) {
            if (value instanceof Collection<?> array) {
                inArray = true;
                present |= path.isEmpty();
                if (array.isEmpty()) {
                    keys.add(path.isEmpty() ? Key.of(array) : Key.NULL);
                }
                for (var element : array) {
                    if (path.isEmpty()) {
                        keys.add(Key.of(element));
                    } else if (element instanceof Map<?, ?> document) {
                        step(document, path);
                    } else {
                        keys.add(Key.NULL);
                    }
                }
            } else if (path.isEmpty()) {
                present |= !(value instanceof Missing);
                keys.add(Key.of(value));
            } else if (value instanceof Map<?, ?> document) {
                step(document, path);
            } else {
                keys.add(Key.NULL);
            }
        }

        private void step(Map<?, ?> document, List<String> path) {
            var name = path.getFirst();
            var value = document.containsKey(name) ? document.get(name) : Missing.getInstance();
            collect(value, path.subList(1, path.size()));
        }
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // the collection plans its queries itself
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && other instanceof FieldIndex index
                && unique == index.unique
                && fields.equals(index.fields);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
