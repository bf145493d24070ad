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
import no.saksgang.chassis.foresight.DryRun;
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
        return insert(fresh(id, key, aggregate))
                ? new Stored<>(id, 0, aggregate)
                : load(id).filter(there -> key != null && there.keys().contains(key.value()))
                        .map(Loaded::stored)
                        .orElseThrow(() -> new Refused(new AlreadyExists(id)));
    }

    /** Whether it was stored: false where the id is taken. */
    private boolean insert(Saying<E> fresh) {
        var document = fresh.document();
        var id = document.getString("_id");
        var dryRun = DryRun.current().orElse(null);
        if (dryRun != null) {
            var isFree = load(id).isEmpty();
            if (isFree) {
                dryRun.keep(collection, document, fresh.said());
            }
            return isFree;
        }
        try {
            outbox.in(collection, it -> it.insertOne(document));
        } catch (RuntimeException failed) {
            if (isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
        if (!fresh.said().isEmpty()) {
            outbox.saved(collection, id);
        }
        return true;
    }

    /** What is stored at once. */
    private record Saying<E extends Event>(Document document, List<Envelope<E>> said) {}

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
        var fresh = new ArrayList<Saying<E>>();
        aggregates.forEach((id, aggregate) -> fresh.add(fresh(id, null, aggregate)));
        if (DryRun.current().isPresent()) {
            return fresh.stream()
                    .filter(it -> !insert(it))
                    .map(it -> it.document().getString("_id"))
                    .collect(Collectors.toUnmodifiableSet());
        }
        var documents = fresh.stream().map(Saying::document).toList();
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

    private Saying<E> fresh(String id, @Nullable IdempotencyKey key, A aggregate) {
        var said = said(aggregate.takeRecorded(), 0);
        return new Saying<>(
                new Document("_id", id)
                        .append("version", 0L)
                        .append("sequence", (long) said.size())
                        .append("state", form.write(aggregate))
                        .append("keys", key == null ? List.of() : List.of(key.value()))
                        .append("waiting", !said.isEmpty())
                        .append("waitingSince", Date.from(MachineTime.now()))
                        .append("pending", pending(said)),
                said);
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
        if (DryRun.current().isPresent()) {
            return ids.stream().distinct().flatMap(it -> find(it).stream()).toList();
        }
        return outbox.in(
                collection,
                it ->
                        it.find(Filters.in("_id", ids))
                                .map(this::read)
                                .map(Loaded::stored)
                                .into(new ArrayList<>()));
    }

    /**
     * Lets {@code what} change the aggregate: once, if it is still as the caller saw it; anew if
     * somebody else was first, where the caller saw nothing.
     *
     * @param key of the command; the same command again answers what is stored and does nothing
     * @throws Unknown if there is none by this id
     * @throws Stale if it has changed since
     * @throws Refused if the domain says no
     */
    public final Stored<A> change(
            String id,
            @Nullable ETag seen,
            @Nullable IdempotencyKey key,
            Consumer<? super A> what) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var loaded = load(id).orElseThrow(() -> new Unknown(id));
            if (loaded.hasDone(key)) {
                return loaded.stored();
            }
            if (seen != null && !seen.matches(loaded.version())) {
                throw new Stale(loaded.stored().etag());
            }
            var saved = save(loaded, key, what);
            if (saved.isPresent()) {
                return saved.get();
            }
        }
        throw new IllegalStateException(
                collection + "/" + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    /** The same for a caller who saw nothing. */
    public final Stored<A> change(
            String id, @Nullable IdempotencyKey key, Consumer<? super A> what) {
        return change(id, null, key, what);
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
        var said = said(aggregate.takeRecorded(), loaded.sequence());
        var state = form.write(aggregate);
        if (said.isEmpty() && isSame(state, loaded.state())) {
            return Optional.of(loaded.stored());
        }
        var next =
                new Loaded<>(
                        loaded.id(),
                        loaded.version() + 1,
                        loaded.sequence() + said.size(),
                        state,
                        key == null ? loaded.keys() : loaded.keysWith(key),
                        aggregate);
        return update(loaded, next, said) ? Optional.of(next.stored()) : Optional.empty();
    }

    /** Whether it was stored: false where somebody else was first. */
    private boolean update(Loaded<A> loaded, Loaded<A> next, List<Envelope<E>> said) {
        var dryRun = DryRun.current().orElse(null);
        if (dryRun != null) {
            dryRun.keep(collection, next.document(), said);
            return true;
        }
        var updates = new ArrayList<Bson>();
        updates.add(Updates.set("version", next.version()));
        updates.add(Updates.set("state", next.state()));
        if (!next.keys().equals(loaded.keys())) {
            updates.add(Updates.set("keys", next.keys()));
        }
        if (!said.isEmpty()) {
            updates.add(Updates.set("sequence", next.sequence()));
            updates.add(Updates.set("waiting", true));
            updates.add(Updates.set("waitingSince", Date.from(MachineTime.now())));
            updates.add(Updates.pushEach("pending", pending(said)));
        }
        var asLoaded =
                Filters.and(
                        Filters.eq("_id", loaded.id()), Filters.eq("version", loaded.version()));
        var result = outbox.in(collection, it -> it.updateOne(asLoaded, Updates.combine(updates)));
        if (result.getMatchedCount() == 0) {
            return false;
        }
        if (!said.isEmpty()) {
            outbox.saved(collection, loaded.id());
        }
        return true;
    }

    /** As the store sees it: what is written as an {@code Instant} comes back as a {@code Date}. */
    private static boolean isSame(Document one, Document other) {
        return one.toBsonDocument().equals(other.toBsonDocument());
    }

    private static <E extends Event> List<Document> pending(List<Envelope<E>> said) {
        var savedAt = MachineTime.now();
        return said.stream().map(it -> PendingEvent.of(it, savedAt).toDocument()).toList();
    }

    private List<Envelope<E>> said(List<Recorded<E>> recorded, long after) {
        // What is not said is of no trace.
        var traceparent = DryRun.current().isPresent() ? null : outbox.currentTrace().orElse(null);
        var said = new ArrayList<Envelope<E>>();
        for (var it : recorded) {
            said.add(new Envelope<>(it.event(), after + said.size() + 1, it.at(), traceparent));
        }
        return said;
    }

    private Optional<Loaded<A>> load(String id) {
        return DryRun.current()
                .flatMap(it -> it.kept(collection, id))
                .or(() ->
                        Optional.ofNullable(
                                outbox.in(
                                        collection, it -> it.find(Filters.eq("_id", id)).first())))
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

        Document document() {
            return new Document("_id", id)
                    .append("version", version)
                    .append("sequence", sequence)
                    .append("state", state)
                    .append("keys", keys);
        }

        Stored<A> stored() {
            return new Stored<>(id, version, aggregate);
        }
    }
}
