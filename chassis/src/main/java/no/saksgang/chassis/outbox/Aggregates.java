package no.saksgang.chassis.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Stale;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.outbox.Aggregate.Recorded;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The store of one kind of aggregate, and the front half of its outbox. A service extends it under
 * the aggregate's plural.
 *
 * <p>An aggregate is one document: {@code {_id, version, sequence, state, keys, waiting,
 * waitingSince, pending}}. A save is one update of it that sets the state and pushes the events,
 * with the version in its filter: so state and events become durable together or not at all, two
 * writers never overwrite one another, and what the relay has removed meanwhile stays removed.
 *
 * @param <A> the aggregate
 * @param <E> what is said of it
 */
public abstract class Aggregates<A extends Aggregate<E>, E extends Event> {
    /** How many idempotency keys an aggregate remembers. */
    static final int KEYS = 16;

    private static final int ATTEMPTS = 50;

    private final Outbox outbox;
    private final Class<A> type;
    private final String collection;
    private final StoredForm form;

    /**
     * @param collection MongoDB's name for it
     * @param aliases what the stored types behind sealed ones are called in the store, for ever
     */
    protected Aggregates(
            Outbox outbox, Class<A> type, String collection, Map<String, Class<?>> aliases) {
        this.outbox = outbox;
        this.type = type;
        this.collection = collection;
        this.form = new StoredForm(aliases);
        outbox.register(collection);
    }

    /** Has an index on a field of the state: {@code index("groupIds")}. */
    protected final void index(String field) {
        outbox.index(collection, Indexes.ascending("state." + field));
    }

    /**
     * Stores a new aggregate with what it recorded.
     *
     * @param key of the command; the same command again answers what is stored
     * @throws Refused with {@link AlreadyExists} if another command has made one by this id
     */
    public final Stored<A> add(String id, @Nullable IdempotencyKey key, A aggregate) {
        var document = fresh(id, key, aggregate);
        try {
            outbox.in(collection, it -> it.insertOne(document));
        } catch (RuntimeException failed) {
            if (!isDuplicate(failed)) {
                throw failed;
            }
            return load(id).filter(there -> key != null && there.keys().contains(key.value()))
                    .map(Loaded::stored)
                    .orElseThrow(() -> new Refused(new AlreadyExists(id)));
        }
        if (document.getBoolean("waiting")) {
            outbox.saved(collection, id);
        }
        return new Stored<>(id, 0, aggregate);
    }

    /**
     * Stores many new aggregates with what they recorded, in one round trip. Each is a write of its
     * own: one whose id is taken is left as it is, and the others are stored. Where the store fails
     * on the way, some may be there with their events: whoever tries again finds them taken.
     *
     * @return the ids that were taken
     */
    public final Set<String> addAll(Map<String, A> aggregates) {
        if (aggregates.isEmpty()) {
            return Set.of();
        }
        var documents = new ArrayList<Document>();
        aggregates.forEach((id, aggregate) -> documents.add(fresh(id, null, aggregate)));
        var taken = outbox.in(collection, it -> insertAll(it, documents));
        documents.stream()
                .filter(it -> it.getBoolean("waiting") && !taken.contains(it.getString("_id")))
                .forEach(it -> outbox.saved(collection, it.getString("_id")));
        return taken;
    }

    private static Set<String> insertAll(
            MongoCollection<Document> collection, List<Document> documents) {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteErrors().stream()
                    .anyMatch(it -> it.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw some;
            }
            return some.getWriteErrors().stream()
                    .map(it -> documents.get(it.getIndex()).getString("_id"))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private Document fresh(String id, @Nullable IdempotencyKey key, A aggregate) {
        var pending = pending(aggregate.takeRecorded(), 0);
        return new Document("_id", id)
                .append("version", 0L)
                .append("sequence", (long) pending.size())
                .append("state", form.write(aggregate))
                .append("keys", key == null ? List.of() : List.of(key.value()))
                .append("waiting", !pending.isEmpty())
                .append("waitingSince", Date.from(MachineTime.now()))
                .append("pending", pending);
    }

    public final Optional<Stored<A>> find(String id) {
        return load(id).map(Loaded::stored);
    }

    /**
     * @throws Unknown if there is none
     */
    public final Stored<A> get(String id) {
        return find(id).orElseThrow(() -> new Unknown(id));
    }

    /** Those of the ids that there are, in no order. */
    public final List<Stored<A>> all(Collection<String> ids) {
        return outbox.in(
                collection,
                it ->
                        it.find(Filters.in("_id", ids))
                                .map(this::read)
                                .map(Loaded::stored)
                                .into(new ArrayList<>()));
    }

    /**
     * Lets {@code what} change the aggregate once, if it is still as the caller saw it.
     *
     * @param key of the command; the same command again answers what is stored and does nothing
     * @throws Unknown if there is none by this id
     * @throws Stale if it has changed since
     * @throws Refused if the domain says no
     */
    public final Stored<A> change(
            String id, ETag seen, @Nullable IdempotencyKey key, Consumer<? super A> what) {
        var loaded = load(id).orElseThrow(() -> new Unknown(id));
        if (loaded.hasDone(key)) {
            return loaded.stored();
        }
        if (loaded.version() != seen.version()) {
            throw new Stale(new ETag(loaded.version()));
        }
        return save(loaded, key, what).orElseThrow(() -> new Stale(get(id).etag()));
    }

    /**
     * Lets {@code what} change the aggregate, anew if somebody else was first.
     *
     * @throws Unknown if there is none by this id
     * @throws Refused if the domain says no
     */
    public final Stored<A> change(
            String id, @Nullable IdempotencyKey key, Consumer<? super A> what) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var loaded = load(id).orElseThrow(() -> new Unknown(id));
            if (loaded.hasDone(key)) {
                return loaded.stored();
            }
            var saved = save(loaded, key, what);
            if (saved.isPresent()) {
                return saved.get();
            }
        }
        throw new IllegalStateException(
                collection + "/" + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    /**
     * What the aggregate would say if {@code what} changed it now, with the sequence that it would
     * have. Nothing is stored and nothing is promised: somebody else may be first.
     *
     * @param seen how the caller saw it; null: as it is
     * @throws Unknown if there is none by this id
     * @throws Stale if it has changed since
     * @throws Refused if the domain says no
     */
    public final List<Envelope<E>> foresee(
            String id, @Nullable ETag seen, Consumer<? super A> what) {
        var loaded = load(id).orElseThrow(() -> new Unknown(id));
        if (seen != null && loaded.version() != seen.version()) {
            throw new Stale(new ETag(loaded.version()));
        }
        what.accept(loaded.aggregate());
        return said(loaded.aggregate().takeRecorded(), loaded.sequence(), null);
    }

    /**
     * What a new aggregate would say if it were added now. Nothing is stored and nothing is
     * promised.
     *
     * @throws Refused with {@link AlreadyExists} if there is one by this id
     */
    public final List<Envelope<E>> foresee(String id, A aggregate) {
        if (load(id).isPresent()) {
            throw new Refused(new AlreadyExists(id));
        }
        return said(aggregate.takeRecorded(), 0, null);
    }

    /**
     * Those that a filter finds.
     *
     * @param filter on fields under {@code state.}, with equality on an indexed one
     * @param after the id that the last page ended with, or an empty text; the order is by id
     */
    protected final List<Stored<A>> query(Bson filter, String after, int limit) {
        return outbox.in(
                collection,
                it ->
                        it.find(Filters.and(filter, Filters.gt("_id", after)))
                                .sort(Sorts.ascending("_id"))
                                .limit(limit)
                                .map(this::read)
                                .map(Loaded::stored)
                                .into(new ArrayList<>()));
    }

    /** What a filter finds, in another order than by id. */
    protected final List<Stored<A>> query(Bson filter, Bson order, int limit) {
        return outbox.in(
                collection,
                it ->
                        it.find(filter)
                                .sort(order)
                                .limit(limit)
                                .map(this::read)
                                .map(Loaded::stored)
                                .into(new ArrayList<>()));
    }

    private Optional<Stored<A>> save(
            Loaded<A> loaded, @Nullable IdempotencyKey key, Consumer<? super A> what) {
        var aggregate = loaded.aggregate();
        what.accept(aggregate);
        var pending = pending(aggregate.takeRecorded(), loaded.sequence());
        var state = form.write(aggregate);
        if (pending.isEmpty() && isSame(state, loaded.state())) {
            return Optional.of(loaded.stored());
        }
        var updates = new ArrayList<Bson>();
        updates.add(Updates.set("version", loaded.version() + 1));
        updates.add(Updates.set("state", state));
        if (key != null) {
            updates.add(Updates.set("keys", loaded.keysWith(key)));
        }
        if (!pending.isEmpty()) {
            updates.add(Updates.set("sequence", loaded.sequence() + pending.size()));
            updates.add(Updates.set("waiting", true));
            updates.add(Updates.set("waitingSince", Date.from(MachineTime.now())));
            updates.add(Updates.pushEach("pending", pending));
        }
        var asLoaded =
                Filters.and(
                        Filters.eq("_id", loaded.id()), Filters.eq("version", loaded.version()));
        var result = outbox.in(collection, it -> it.updateOne(asLoaded, Updates.combine(updates)));
        if (result.getMatchedCount() == 0) {
            return Optional.empty();
        }
        if (!pending.isEmpty()) {
            outbox.saved(collection, loaded.id());
        }
        return Optional.of(new Stored<>(loaded.id(), loaded.version() + 1, aggregate));
    }

    /** As the store sees it: what is written as an {@code Instant} comes back as a {@code Date}. */
    private static boolean isSame(Document one, Document other) {
        return one.toBsonDocument().equals(other.toBsonDocument());
    }

    private List<Document> pending(List<Recorded<E>> recorded, long after) {
        var savedAt = MachineTime.now();
        return said(recorded, after, outbox.currentTrace().orElse(null)).stream()
                .map(it -> PendingEvent.of(it, savedAt).toDocument())
                .toList();
    }

    private static <E extends Event> List<Envelope<E>> said(
            List<Recorded<E>> recorded, long after, @Nullable String traceparent) {
        var said = new ArrayList<Envelope<E>>();
        for (var it : recorded) {
            said.add(new Envelope<>(it.event(), after + said.size() + 1, it.at(), traceparent));
        }
        return said;
    }

    private Optional<Loaded<A>> load(String id) {
        return Optional.ofNullable(
                        outbox.in(collection, it -> it.find(Filters.eq("_id", id)).first()))
                .map(this::read);
    }

    private Loaded<A> read(Document document) {
        var state = document.get("state", Document.class);
        return new Loaded<>(
                document.getString("_id"),
                document.getLong("version"),
                document.getLong("sequence"),
                state,
                document.getList("keys", String.class),
                form.read(type, state));
    }

    private static boolean isDuplicate(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoWriteException write) {
                return write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
            }
        }
        return false;
    }

    private record Loaded<A>(
            String id,
            long version,
            long sequence,
            Document state,
            List<String> keys,
            A aggregate) {
        boolean hasDone(@Nullable IdempotencyKey key) {
            return key != null && keys.contains(key.value());
        }

        List<String> keysWith(IdempotencyKey key) {
            var all = new ArrayList<>(keys);
            all.add(key.value());
            return all.subList(Math.max(0, all.size() - KEYS), all.size());
        }

        Stored<A> stored() {
            return new Stored<>(id, version, aggregate);
        }
    }
}
