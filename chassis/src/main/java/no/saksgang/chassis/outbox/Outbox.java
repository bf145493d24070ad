package no.saksgang.chassis.outbox;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import no.saksgang.chassis.tracing.Traces;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The events of one service that are stored with their aggregates and not yet known to be on Kafka.
 * {@link Aggregates} writes them, the {@link Relay} brings them to Kafka and removes them here.
 *
 * <p>What a save adds is noted at once in a bounded queue, which wakes the relay. What a crash or a
 * full queue left out is found by a sweep: equality on the indexed {@code waiting}, no scan.
 */
public final class Outbox {
    private static final MongoExceptionTranslator TRANSLATOR = new MongoExceptionTranslator();
    private static final int NOTES = 10_000;
    private static final int COUNTED = 100_000;

    private final MongoTemplate mongo;
    private final Traces traces;
    private final CopyOnWriteArraySet<String> collections = new CopyOnWriteArraySet<>();
    private final CopyOnWriteArraySet<Index> indexes = new CopyOnWriteArraySet<>();
    private final BlockingQueue<Address> saved = new ArrayBlockingQueue<>(NOTES);

    Outbox(MongoTemplate mongo, Traces traces) {
        this.mongo = mongo;
        this.traces = traces;
    }

    /** Where an aggregate lies. */
    record Address(String collection, String id) {}

    /**
     * An aggregate that has something to say.
     *
     * @param version at which it was read
     */
    record Waiting(Address address, long version, List<PendingEvent> pending) {}

    /** An event that Kafka will not take, and why. It holds up its aggregate's later ones. */
    record Stuck(
            String collection,
            String id,
            String topic,
            String event,
            String reason,
            Instant since) {}

    void register(String collection) {
        collections.add(collection);
        index(collection, Indexes.ascending("waiting", "waitingSince"));
        index(collection, Indexes.ascending("stuck"));
    }

    void index(String collection, Bson keys) {
        indexes.add(new Index(collection, keys));
    }

    private record Index(String collection, Bson keys) {}

    /** Makes the indexes that the stores have asked for; harmless when they are there. */
    void createIndexes() {
        indexes.forEach(index ->
                in(index.collection(), it -> it.createIndex(index.keys(), new IndexOptions())));
    }

    /** Does something with a collection; failures are Spring's {@code DataAccessException}s. */
    <T extends @Nullable Object> T in(
            String collection, Function<MongoCollection<Document>, T> what) {
        try {
            return what.apply(mongo.getCollection(collection));
        } catch (MongoException failed) {
            throw Objects.requireNonNullElse(
                    TRANSLATOR.translateExceptionIfPossible(failed), failed);
        }
    }

    Optional<String> currentTrace() {
        return traces.current();
    }

    /** Notes that there is something to say. */
    void saved(String collection, String id) {
        // A full queue is no loss: the sweep finds what was not noted.
        var _ = saved.offer(new Address(collection, id));
    }

    /**
     * Waits for something to say, then takes all that was noted, up to a limit. Empty when the time
     * is up.
     */
    Collection<Address> awaitSaved(Duration patience, int limit) throws InterruptedException {
        var first = saved.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var taken = new LinkedHashSet<Address>();
        taken.add(first);
        saved.drainTo(taken, limit - 1);
        return taken;
    }

    /** What the aggregates at these addresses have to say, in order. */
    List<Waiting> at(Collection<Address> addresses) {
        return collections.stream()
                .flatMap(collection -> {
                    var ids =
                            addresses.stream()
                                    .filter(it -> it.collection().equals(collection))
                                    .map(Address::id)
                                    .toList();
                    return ids.isEmpty()
                            ? Stream.empty()
                            : read(collection, Filters.in("_id", ids), ids.size()).stream();
                })
                .toList();
    }

    /**
     * Aggregates that have had something to say since before a moment of the machine's time, the
     * longest waiting first.
     */
    List<Waiting> waitingSinceBefore(Instant moment, int limit) {
        var overdue =
                Filters.and(
                        Filters.eq("waiting", true), Filters.lt("waitingSince", Date.from(moment)));
        return collections.stream()
                .flatMap(collection -> read(collection, overdue, limit).stream())
                .limit(limit)
                .toList();
    }

    private List<Waiting> read(String collection, Bson filter, int limit) {
        return in(
                        collection,
                        it ->
                                it.find(filter)
                                        .projection(
                                                Projections.include(
                                                        "version", "pending", "waiting"))
                                        .limit(limit)
                                        .into(new ArrayList<>()))
                .stream()
                .filter(document -> document.getBoolean("waiting", false))
                .map(document ->
                        new Waiting(
                                new Address(collection, document.getString("_id")),
                                document.getLong("version"),
                                document.getList("pending", Document.class).stream()
                                        .map(PendingEvent::of)
                                        .toList()))
                .toList();
    }

    /**
     * Removes what Kafka has confirmed. Where an aggregate was saved meanwhile, only that is
     * removed and it stays waiting, if only to be found with nothing left to say.
     */
    void confirmed(List<Confirmed> confirmed) {
        for (var collection : collections) {
            var here =
                    confirmed.stream()
                            .filter(it -> it.waiting().address().collection().equals(collection))
                            .toList();
            var wholly = here.stream().filter(Confirmed::isAll).toList();
            var emptied = write(collection, wholly.stream().map(Outbox::emptying).toList());
            var partly =
                    emptied < wholly.size()
                            ? here
                            : here.stream().filter(it -> !it.isAll()).toList();
            write(
                    collection,
                    partly.stream().filter(it -> it.events() > 0).map(Outbox::removal).toList());
        }
    }

    private int write(String collection, List<UpdateOneModel<Document>> updates) {
        return updates.isEmpty()
                ? 0
                : in(collection, it -> it.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                        .getMatchedCount();
    }

    /** How many of an aggregate's pending events Kafka has confirmed. */
    record Confirmed(Waiting waiting, int events) {
        boolean isAll() {
            return events == waiting.pending().size();
        }
    }

    private static UpdateOneModel<Document> emptying(Confirmed confirmed) {
        var waiting = confirmed.waiting();
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", waiting.address().id()),
                        Filters.eq("version", waiting.version())),
                Updates.combine(Updates.set("pending", List.of()), Updates.set("waiting", false)));
    }

    private static UpdateOneModel<Document> removal(Confirmed confirmed) {
        var last = confirmed.waiting().pending().get(confirmed.events() - 1).sequence();
        return new UpdateOneModel<>(
                Filters.eq("_id", confirmed.waiting().address().id()),
                Updates.pull("pending", Filters.lte("sequence", last)));
    }

    /**
     * Sets aside an event that Kafka will never take; its aggregate says nothing more until a
     * person decides.
     */
    void park(Waiting waiting, PendingEvent event, String reason, Instant now) {
        var stuck =
                new Document("event", event.subject() + ":" + event.sequence())
                        .append("topic", event.topic())
                        .append("reason", reason)
                        .append("since", Date.from(now));
        in(
                waiting.address().collection(),
                it ->
                        it.updateOne(
                                Filters.eq("_id", waiting.address().id()),
                                Updates.combine(
                                        Updates.set("stuck", true),
                                        Updates.set("stuckEvent", stuck),
                                        Updates.set("waiting", false))));
    }

    /**
     * What was set aside, up to a limit, in an order that stays.
     *
     * @param after the last that was seen; null for the first
     */
    List<Stuck> stuck(@Nullable Address after, int limit) {
        return collections.stream()
                .sorted()
                .filter(it -> after == null || it.compareTo(after.collection()) >= 0)
                .flatMap(it ->
                        after != null && it.equals(after.collection())
                                ? stuckIn(it, Filters.gt("_id", after.id()), limit)
                                : stuckIn(it, Filters.empty(), limit))
                .limit(limit)
                .toList();
    }

    private Stream<Stuck> stuckIn(String collection, Bson which, int limit) {
        return in(
                        collection,
                        it ->
                                it.find(Filters.and(Filters.eq("stuck", true), which))
                                        .projection(Projections.include("stuckEvent"))
                                        .sort(Sorts.ascending("_id"))
                                        .limit(limit)
                                        .into(new ArrayList<>()))
                .stream()
                .map(document -> {
                    var stuck = document.get("stuckEvent", Document.class);
                    return new Stuck(
                            collection,
                            document.getString("_id"),
                            stuck.getString("topic"),
                            stuck.getString("event"),
                            stuck.getString("reason"),
                            stuck.getDate("since").toInstant());
                });
    }

    /**
     * An aggregate whose next event waits, and may still go by itself.
     *
     * @param event the next one, {@code meeting/m1:3}
     * @param events how many wait, it among them
     * @param since by the machine's time
     */
    record Late(String collection, String id, String event, int events, Instant since) {
        private static Late of(String collection, Document document) {
            var pending = document.getList("pending", Document.class);
            var next = PendingEvent.of(pending.getFirst());
            return new Late(
                    collection,
                    document.getString("_id"),
                    next.subject() + ":" + next.sequence(),
                    pending.size(),
                    next.savedAt());
        }
    }

    /** What has waited since before a moment, up to a limit, in an order that stays. */
    List<Late> late(Instant moment, int limit) {
        return collections.stream()
                .sorted()
                .flatMap(collection ->
                        in(
                                        collection,
                                        it ->
                                                it.find(lateSince(moment))
                                                        .projection(Projections.include("pending"))
                                                        .sort(Sorts.ascending("_id"))
                                                        .limit(limit)
                                                        .into(new ArrayList<>()))
                                .stream()
                                .map(it -> Late.of(collection, it)))
                .limit(limit)
                .toList();
    }

    /** How many there are of {@link #late}. */
    long lateCount(Instant moment) {
        return count(lateSince(moment));
    }

    /** Not by {@code waitingSince}, which every save sets anew. */
    private static Bson lateSince(Instant moment) {
        return Filters.and(
                Filters.eq("waiting", true), Filters.lt("pending.0.savedAt", Date.from(moment)));
    }

    /** Lets an aggregate speak again: its stuck event is tried once more. */
    boolean retry(String collection, String id) {
        return release(collection, id, List.of());
    }

    /**
     * Lets an aggregate speak again without its stuck event, which is never said: a gap in its
     * sequence.
     */
    boolean skip(String collection, String id) {
        return release(collection, id, List.of(Updates.popFirst("pending")));
    }

    private boolean release(String collection, String id, List<Bson> also) {
        if (!collections.contains(collection)) {
            return false;
        }
        var updates = new ArrayList<Bson>(also);
        updates.add(Updates.set("stuck", false));
        updates.add(Updates.unset("stuckEvent"));
        updates.add(Updates.set("waiting", true));
        var found =
                in(
                        collection,
                        it ->
                                it.updateOne(
                                        Filters.and(
                                                Filters.eq("_id", id), Filters.eq("stuck", true)),
                                        Updates.combine(updates)));
        saved(collection, id);
        return found.getModifiedCount() == 1;
    }

    /** How many aggregates have something to say. */
    long backlog() {
        return count(Filters.eq("waiting", true));
    }

    long stuckCount() {
        return count(Filters.eq("stuck", true));
    }

    private long count(Bson which) {
        return collections.stream()
                .mapToLong(collection ->
                        in(
                                collection,
                                it -> it.countDocuments(which, new CountOptions().limit(COUNTED))))
                .sum();
    }

    /** Since when the longest waiting aggregate has had something to say, by the machine's time. */
    Optional<Instant> oldest() {
        return collections.stream()
                .map(collection ->
                        in(
                                collection,
                                it ->
                                        it.find(Filters.eq("waiting", true))
                                                .projection(Projections.include("waitingSince"))
                                                .sort(Sorts.ascending("waitingSince"))
                                                .first()))
                .filter(Objects::nonNull)
                .map(document -> document.getDate("waitingSince").toInstant())
                .min(Instant::compareTo);
    }
}
