package no.saksgang.notificationservice.preference;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What is laid aside for members' digests: a document each, changed as a whole by its version.
 *
 * <p>What is due is first put under a number of its own, then mailed under an id that follows from
 * member and content, then let go of. Whoever dies in between leaves it under its number, and the
 * next, or another instance, mails it under the same id: nothing is lost, and nothing comes twice.
 */
@Component
public final class Digests {
    private static final int REMEMBERED = 200;
    private static final int AT_ONCE = 1_000;
    private static final int ATTEMPTS = 50;
    private static final Bson OPEN = Filters.eq("open", true);

    private final MongoTemplate mongo;
    private volatile boolean indexed;

    public Digests(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** One mailing that waits for a member's digest. */
    record Item(MailingId mailing, Instant dueAt) {}

    /**
     * @param number how many digests the member has had, this one included
     */
    public record Digest(MemberId member, int number, List<MailingId> mailings) {
        public Digest {
            mailings = List.copyOf(mailings);
        }
    }

    /**
     * What waits for one member.
     *
     * @param sending what is under way, if anything is
     * @param had the last ones that were mailed, so that none is laid aside again
     */
    private record Shelf(
            MemberId member,
            long version,
            int number,
            List<Item> waiting,
            List<MailingId> sending,
            List<MailingId> had) {
        boolean knows(MailingId mailing) {
            return had.contains(mailing)
                    || sending.contains(mailing)
                    || waiting.stream().anyMatch(it -> it.mailing().equals(mailing));
        }

        Shelf with(Item item) {
            return new Shelf(
                    member,
                    version,
                    number,
                    Stream.concat(waiting.stream(), Stream.of(item)).toList(),
                    sending,
                    had);
        }

        Shelf taking(Instant now) {
            var due = waiting.stream().filter(it -> !it.dueAt().isAfter(now)).toList();
            return new Shelf(
                    member,
                    version,
                    number + 1,
                    waiting.stream().filter(it -> it.dueAt().isAfter(now)).toList(),
                    due.stream().map(Item::mailing).toList(),
                    had);
        }

        Shelf sent() {
            var all = Stream.concat(had.stream(), sending.stream()).toList();
            return new Shelf(
                    member,
                    version,
                    number,
                    waiting,
                    List.of(),
                    all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
        }

        /**
         * When there is something to do; at once for what is under way; never if there is nothing.
         */
        Optional<Instant> dueAt() {
            return sending.isEmpty()
                    ? waiting.stream().map(Item::dueAt).min(Instant::compareTo)
                    : Optional.of(Instant.EPOCH);
        }

        boolean isDue(Instant now) {
            return dueAt().filter(it -> !it.isAfter(now)).isPresent();
        }
    }

    /** Has a mailing wait for a member's next digest, unless it did already. */
    void layAside(MemberId member, MailingId mailing, Instant dueAt) {
        change(member, shelf -> shelf.knows(mailing) ? null : shelf.with(new Item(mailing, dueAt)));
    }

    /**
     * Whose time has come, or whom somebody has left half-way, the longest overdue first; of very
     * many, as many as can be done at once.
     */
    public List<MemberId> due(Instant now) {
        return shelves()
                .find(Filters.and(OPEN, Filters.lte("dueAt", Date.from(now))))
                .sort(Sorts.ascending("dueAt"))
                .limit(AT_ONCE)
                .projection(Projections.include("_id"))
                .map(it -> new MemberId(it.getString("_id")))
                .into(new ArrayList<>());
    }

    /** When the next becomes due. */
    public Optional<Instant> nextAfter(Instant now) {
        return Optional.ofNullable(
                        shelves()
                                .find(Filters.and(OPEN, Filters.gt("dueAt", Date.from(now))))
                                .sort(Sorts.ascending("dueAt"))
                                .projection(Projections.include("dueAt"))
                                .first())
                .map(it -> it.getDate("dueAt").toInstant());
    }

    /** What is to be mailed to a member now, and stays so until it is said to be. */
    public Optional<Digest> take(MemberId member, Instant now) {
        change(
                member,
                shelf -> shelf.sending().isEmpty() && shelf.isDue(now) ? shelf.taking(now) : null);
        return read(member)
                .filter(it -> !it.sending().isEmpty())
                .map(it -> new Digest(it.member(), it.number(), it.sending()));
    }

    /** A digest's mailing is planned. */
    public void sent(Digest digest) {
        change(
                digest.member(),
                shelf ->
                        shelf.number() == digest.number() && !shelf.sending().isEmpty()
                                ? shelf.sent()
                                : null);
    }

    void forget(MemberId member) {
        shelves().deleteOne(Filters.eq("_id", member.value()));
    }

    /** Changes a shelf, anew if somebody else was first; null changes nothing. */
    private void change(MemberId member, Change how) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = read(member);
            var now =
                    how.apply(
                            before.orElseGet(() ->
                                    new Shelf(member, -1, 0, List.of(), List.of(), List.of())));
            if (now == null || write(now)) {
                return;
            }
        }
        throw new IllegalStateException("a digest was changed by others all the time");
    }

    private interface Change {
        @Nullable Shelf apply(Shelf shelf);
    }

    private boolean write(Shelf it) {
        var document =
                new Document("_id", it.member().value())
                        .append("version", it.version() + 1)
                        .append("number", it.number())
                        .append("open", it.dueAt().isPresent())
                        .append("dueAt", it.dueAt().map(Date::from).orElse(null))
                        .append(
                                "waiting",
                                it.waiting().stream()
                                        .map(item ->
                                                new Document("mailing", item.mailing().value())
                                                        .append("dueAt", Date.from(item.dueAt())))
                                        .toList())
                        .append("sending", it.sending().stream().map(MailingId::value).toList())
                        .append("had", it.had().stream().map(MailingId::value).toList());
        if (it.version() >= 0) {
            return shelves()
                            .replaceOne(
                                    Filters.and(
                                            Filters.eq("_id", it.member().value()),
                                            Filters.eq("version", it.version())),
                                    document)
                            .getMatchedCount()
                    == 1;
        }
        try {
            shelves().insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    private Optional<Shelf> read(MemberId member) {
        return Optional.ofNullable(shelves().find(Filters.eq("_id", member.value())).first())
                .map(Digests::read);
    }

    private static Shelf read(Document it) {
        return new Shelf(
                new MemberId(it.getString("_id")),
                it.getLong("version"),
                it.getInteger("number"),
                it.getList("waiting", Document.class).stream()
                        .map(item ->
                                new Item(
                                        new MailingId(item.getString("mailing")),
                                        item.getDate("dueAt").toInstant()))
                        .toList(),
                it.getList("sending", String.class).stream().map(MailingId::new).toList(),
                it.getList("had", String.class).stream().map(MailingId::new).toList());
    }

    private MongoCollection<Document> shelves() {
        var shelves = mongo.getCollection("digests");
        if (!indexed) {
            shelves.createIndex(Indexes.ascending("open", "dueAt"));
            indexed = true;
        }
        return shelves;
    }
}
