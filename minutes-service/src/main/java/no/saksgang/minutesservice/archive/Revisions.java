package no.saksgang.minutesservice.archive;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ApprovedReferat;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * The archive's shelves: every revision, a document each, inserted once under {@code
 * <meetingId>:<revision>} and never written again.
 *
 * <p>Each has an accession number. The numbers have no gaps, and one is given only when all below
 * it are stored: a writer takes the one after the highest, the unique index refuses it if another
 * writer was first, and then it takes the next. So whoever has seen all up to a number can ask for
 * the following ones by name and misses none, whatever writers stall or die; a counter beside the
 * documents, or their time, could not promise that. Revisions are few and large, so that the
 * contention costs nothing.
 */
@Component
public class Revisions {
    private static final String COLLECTION = "revisions";
    private static final String ACCESSION = "accession";
    private static final String MEETING = "meetingId";
    private static final String REVISION = "revision";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final MongoTemplate mongo;
    private final AtomicBoolean indexed = new AtomicBoolean();

    /** A number that is given, to look upwards from. */
    private final AtomicLong given = new AtomicLong();

    Revisions(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** What the list of a meeting's revisions tells of each, without the referat itself. */
    public record Entry(
            int revision, Instant approvedAt, Instant archivedAt, @Nullable String reason) {}

    /** A revision and its accession number. */
    public record Accession(long number, Revision revision) {}

    /**
     * Stores those that are not there yet, in this order.
     *
     * @return how many this call stored
     */
    int add(Collection<Revision> revisions) {
        var byId = new LinkedHashMap<String, Revision>();
        revisions.forEach(it -> byId.putIfAbsent(it.id(), it));
        var stored = 0;
        while (true) {
            byId.keySet().removeAll(known(byId.keySet()));
            if (byId.isEmpty()) {
                return stored;
            }
            var inserted = insert(byId.values());
            stored += inserted;
            if (inserted == byId.size()) {
                return stored;
            }
            // Another writer was first with an id or a number: look again.
        }
    }

    private Set<String> known(Collection<String> ids) {
        return on(all ->
                all.find(in("_id", ids))
                        .projection(Projections.include("_id"))
                        .map(it -> it.getString("_id"))
                        .into(new HashSet<>()));
    }

    /** Stores in order until another writer is in the way; answers how many went in. */
    private int insert(Collection<Revision> revisions) {
        var next = last() + 1;
        var documents = new ArrayList<Document>();
        for (var revision : revisions) {
            documents.add(document(revision, next + documents.size()));
        }
        return on(all -> {
            try {
                // Ordered: a number is given when those below it are.
                all.insertMany(documents, new InsertManyOptions().ordered(true));
                given.accumulateAndGet(next + documents.size() - 1, Math::max);
                return documents.size();
            } catch (MongoBulkWriteException failed) {
                var isTaken =
                        failed.getWriteErrors().stream()
                                .anyMatch(it -> it.getCategory() == ErrorCategory.DUPLICATE_KEY);
                if (!isTaken) {
                    throw failed;
                }
                return failed.getWriteResult().getInsertedCount();
            }
        });
    }

    /**
     * The highest accession number; 0 while the archive is empty. Point reads on the index only:
     * since there are no gaps, upwards in growing steps, then by halves.
     */
    public long last() {
        var low = given.get();
        var step = 1L;
        while (isGiven(low + step)) {
            low += step;
            step *= 2;
        }
        for (step /= 2; step > 0; step /= 2) {
            if (isGiven(low + step)) {
                low += step;
            }
        }
        return given.accumulateAndGet(low, Math::max);
    }

    private boolean isGiven(long number) {
        return on(all ->
                all.find(eq(ACCESSION, number)).projection(Projections.include("_id")).first()
                        != null);
    }

    /**
     * What came after an accession number, in order, without a gap; empty when that was the last.
     */
    public List<Accession> after(long number, int limit) {
        if (!isGiven(number + 1)) {
            return List.of();
        }
        var numbers = LongStream.rangeClosed(number + 1, number + limit).boxed().toList();
        var found =
                on(all ->
                        all.find(in(ACCESSION, numbers))
                                .map(it -> new Accession(it.getLong(ACCESSION), read(it)))
                                .into(new ArrayList<>()));
        found.sort(Comparator.comparingLong(Accession::number));
        // What was stored while the query ran may have come in parts.
        var next = number + 1;
        var whole = new ArrayList<Accession>();
        for (var one : found) {
            if (one.number() != next) {
                break;
            }
            whole.add(one);
            next++;
        }
        return whole;
    }

    public Optional<Revision> find(MeetingId meetingId, int number) {
        return on(all ->
                        Optional.ofNullable(
                                all.find(eq("_id", Revision.id(meetingId, number))).first()))
                .map(Revisions::read);
    }

    /** The newest revision of a meeting's referat. */
    public Optional<Revision> newest(MeetingId meetingId) {
        var entries = of(meetingId);
        return entries.isEmpty() ? Optional.empty() : find(meetingId, entries.getLast().revision());
    }

    /** Which revisions there are of a meeting's referat, the oldest first. */
    public List<Entry> of(MeetingId meetingId) {
        var entries =
                on(all ->
                        all.find(eq(MEETING, meetingId.value()))
                                .projection(
                                        Projections.include(
                                                REVISION, "approvedAt", "archivedAt", "reason"))
                                .map(it ->
                                        new Entry(
                                                it.getInteger(REVISION),
                                                it.getDate("approvedAt").toInstant(),
                                                it.getDate("archivedAt").toInstant(),
                                                it.getString("reason")))
                                .into(new ArrayList<>()));
        entries.sort(Comparator.comparingInt(Entry::revision));
        return entries;
    }

    /** The referat is kept in the form of the published event, which outlives our classes. */
    private static Document document(Revision revision, long accession) {
        var document =
                new Document("_id", revision.id())
                        .append(MEETING, revision.meetingId().value())
                        .append(REVISION, revision.number())
                        .append(ACCESSION, accession)
                        .append("approvedAt", Date.from(revision.referat().approval().at()))
                        .append("archivedAt", Date.from(revision.archivedAt()));
        if (revision.reason() != null) {
            document.append("reason", revision.reason());
        }
        return document.append(
                "referat", EventFormat.json().convertValue(revision.referat(), FIELDS));
    }

    private static Revision read(Document document) {
        return new Revision(
                EventFormat.json()
                        .convertValue(
                                document.get("referat", Document.class), ApprovedReferat.class),
                document.getString("reason"),
                document.getDate("archivedAt").toInstant());
    }

    private <T> T on(Function<MongoCollection<Document>, T> what) {
        return Objects.requireNonNull(
                mongo.execute(
                        COLLECTION,
                        all -> {
                            if (!indexed.get()) {
                                all.createIndex(
                                        Indexes.ascending(ACCESSION),
                                        new IndexOptions().unique(true));
                                all.createIndex(Indexes.ascending(MEETING));
                                indexed.set(true);
                            }
                            return what.apply(all);
                        }));
    }
}
