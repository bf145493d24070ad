package no.saksgang.notificationservice.delivery;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The store of pages: {@code {_id, mailing, number, lane, next, version, by, round, rows, counts}}.
 * {@code by} names the claim under which it was last written: it lets a write whose answer was lost
 * be told from another's.
 *
 * <p>{@code lane} stands there only while a page is open, so that equality on it finds those that
 * are and no others. {@code next} is when there is something to do: at once for a new page, when
 * the lease ends for one that is claimed, when the first row may be tried again for one whose rest
 * is deferred. So a page that a crash left comes up by itself.
 */
@Component
public class Ledger {
    private static final int MOST_OPEN_SEEN = 10_000;

    private final MongoTemplate mongo;
    private final DeliverySettings settings;
    private volatile boolean indexed;

    Ledger(MongoTemplate mongo, DeliverySettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** How many rows a page has at most. */
    public int rowsOnAPage() {
        return settings.rowsOnAPage();
    }

    /**
     * Adds a page to those of a mailing.
     *
     * @return false if there is one by that number already, which then stays as it is
     */
    public boolean add(MailingId mailing, int number, Lane lane, List<Delivery> rows) {
        var page =
                new Document("_id", Page.id(mailing, number))
                        .append("mailing", mailing.value())
                        .append("number", number)
                        .append("lane", lane.name())
                        .append("next", Date.from(MachineTime.now()))
                        .append("version", 0L)
                        .append("round", 0)
                        .append("rows", rows.stream().map(PageForm::row).toList())
                        .append("counts", PageForm.counts(Tally.of(rows)));
        try {
            pages().insertOne(page);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** The rows of one page, if it is there. */
    public Optional<List<Delivery>> rows(MailingId mailing, int number) {
        return Optional.ofNullable(
                        pages().find(Filters.eq("_id", Page.id(mailing, number))).first())
                .map(PageForm::rows);
    }

    /**
     * The rows of one member on some pages.
     *
     * @param pages how many each mailing has
     */
    public Map<MailingId, Delivery> of(MemberId member, Map<MailingId, Integer> pages) {
        var ids =
                pages.entrySet().stream()
                        .flatMap(it ->
                                IntStream.range(0, it.getValue())
                                        .mapToObj(number -> Page.id(it.getKey(), number)))
                        .toList();
        var isTheirs = Filters.eq("member", member.value());
        var found = new HashMap<MailingId, Delivery>();
        for (var page :
                pages().find(
                                Filters.and(
                                        Filters.in("_id", ids),
                                        Filters.elemMatch("rows", isTheirs)))
                        .projection(
                                Projections.fields(
                                        Projections.include("mailing"),
                                        Projections.elemMatch("rows", isTheirs)))) {
            PageForm.rows(page)
                    .forEach(row -> found.put(new MailingId(page.getString("mailing")), row));
        }
        return found;
    }

    /** The counts of some pages of a mailing, by point reads. */
    public Tally tally(MailingId mailing, Collection<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Tally.NONE;
        }
        var tally = Tally.NONE;
        var ids = numbers.stream().map(it -> Page.id(mailing, it)).toList();
        for (var page :
                pages().find(Filters.in("_id", ids)).projection(Projections.include("counts"))) {
            tally = tally.plus(PageForm.counts(page.get("counts", Document.class)));
        }
        return tally;
    }

    /**
     * Has rows that are in doubt or were refused sent again, since a person says so.
     *
     * @return how many
     */
    public int retry(MailingId mailing, int number, Lane lane, Set<Delivery.Kind> which) {
        var stored = pages().find(Filters.eq("_id", Page.id(mailing, number))).first();
        if (stored == null) {
            return 0;
        }
        var rows = PageForm.rows(stored);
        var again =
                rows.stream()
                        .map(row ->
                                which.contains(row.state().kind())
                                        ? row.as(new Delivery.Queued())
                                        : row)
                        .toList();
        var changed =
                (int)
                        IntStream.range(0, rows.size())
                                .filter(i -> !rows.get(i).equals(again.get(i)))
                                .count();
        if (changed == 0) {
            return 0;
        }
        var asRead = asRead(Page.id(mailing, number), stored.getLong("version"));
        // One that somebody is working on stays theirs; whoever asked asks again.
        var closed = Filters.and(asRead, Filters.exists("lane", false));
        var updated =
                pages().updateOne(
                                closed,
                                Updates.combine(
                                        Updates.set(
                                                "rows", again.stream().map(PageForm::row).toList()),
                                        Updates.set("counts", PageForm.counts(Tally.of(again))),
                                        Updates.set("lane", lane.name()),
                                        Updates.set("next", Date.from(MachineTime.now())),
                                        Updates.inc("round", 1),
                                        Updates.set("version", stored.getLong("version") + 1)));
        return updated.getMatchedCount() == 1 ? changed : 0;
    }

    /** What became of a change that came from outside. */
    public sealed interface Settled {
        /** There is no such row. */
        record NoRow() implements Settled {}

        /** Somebody is working on its page; another time. */
        record Later() implements Settled {}

        /**
         * It is as it should be.
         *
         * @param tally of the whole page
         */
        record Done(int page, Delivery row, Tally tally) implements Settled {}
    }

    /**
     * Changes a row by what was heard of it from outside, while nobody works on its page.
     *
     * @param pages how many the mailing has
     */
    public Settled settle(
            MailingId mailing, int pages, MemberId member, UnaryOperator<Delivery.State> what) {
        var ids = IntStream.range(0, pages).mapToObj(it -> Page.id(mailing, it)).toList();
        var stored =
                pages().find(
                                Filters.and(
                                        Filters.in("_id", ids),
                                        Filters.eq("rows.member", member.value())))
                        .first();
        if (stored == null) {
            return new Settled.NoRow();
        }
        if (stored.getBoolean("claimed", false)) {
            return new Settled.Later();
        }
        var rows = new ArrayList<>(PageForm.rows(stored));
        var i = 0;
        while (!rows.get(i).member().equals(member)) {
            i++;
        }
        var row = rows.get(i).as(what.apply(rows.get(i).state()));
        if (!row.equals(rows.get(i))) {
            rows.set(i, row);
            var version = stored.getLong("version");
            var updated =
                    pages().updateOne(
                                    asRead(stored.getString("_id"), version),
                                    Updates.combine(
                                            Updates.set("rows." + i, PageForm.row(row)),
                                            Updates.set("counts", PageForm.counts(Tally.of(rows))),
                                            Updates.set("version", version + 1)));
            if (updated.getMatchedCount() == 0) {
                return new Settled.Later();
            }
        }
        return new Settled.Done(stored.getInteger("number"), row, Tally.of(rows));
    }

    /** Pages of a lane on which there is something to do now, the longest waiting first. */
    List<Claimable> due(Lane lane, Instant now, int limit) {
        return open(lane).stream()
                .filter(it -> !it.next().isAfter(now))
                .sorted(Comparator.comparing(Claimable::next))
                .limit(limit)
                .toList();
    }

    /** Every open page of a lane. */
    List<Claimable> open(Lane lane) {
        return pages().find(Filters.eq("lane", lane.name()))
                .projection(Projections.include("version", "next", "held", "counts"))
                .limit(MOST_OPEN_SEEN)
                .map(it ->
                        new Claimable(
                                it.getString("_id"),
                                it.getLong("version"),
                                it.getDate("next").toInstant(),
                                it.getBoolean("held", false),
                                PageForm.counts(it.get("counts", Document.class))))
                .into(new ArrayList<>());
    }

    /**
     * @param next when there is something to do on it
     * @param held whether its mailing was paused when it was last looked at
     */
    record Claimable(String id, long version, Instant next, boolean held, Tally counts) {}

    /**
     * Claims a page. A row that is handed over there was left so by a crash and may have been taken
     * by the server: it is in doubt from now on.
     *
     * @return empty if another was first
     */
    Optional<Page> claim(Claimable seen) {
        var until = MachineTime.now().plus(settings.lease());
        var claim = UUID.randomUUID().toString();
        var page =
                pages().findOneAndUpdate(
                                asRead(seen.id(), seen.version()),
                                Updates.combine(
                                        Updates.set("next", Date.from(until)),
                                        Updates.set("by", claim),
                                        Updates.set("claimed", true),
                                        Updates.unset("held"),
                                        Updates.set("version", seen.version() + 1)),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(page)
                .map(it ->
                        new Page(
                                it.getString("_id"),
                                new MailingId(it.getString("mailing")),
                                it.getInteger("number"),
                                it.getInteger("round"),
                                PageForm.rows(it),
                                claim,
                                it.getLong("version"),
                                until));
    }

    /**
     * Writes rows of claimed pages and renews their leases, all in one turn. A page that another
     * has claimed meanwhile is lost: nothing of it is written.
     *
     * @param changed by page, the indexes of its rows that are other than in the store
     */
    void write(Map<Page, Set<Integer>> changed) {
        var until = MachineTime.now().plus(settings.lease());
        var updates = new ArrayList<UpdateOneModel<Document>>();
        changed.forEach((page, rows) ->
                updates.add(update(page, rows, Updates.set("next", Date.from(until)))));
        apply(changed.keySet(), updates, until);
    }

    /** Lets a page go that has rows left to try later. */
    void release(Page page, Instant next) {
        apply(
                Set.of(page),
                List.of(
                        update(
                                page,
                                Set.of(),
                                Updates.combine(
                                        Updates.set("next", Date.from(next)),
                                        Updates.unset("claimed")))),
                next);
    }

    /** Lets a page go whose mailing is paused. It is looked at now and then, or when resumed. */
    void hold(Page page, Instant next) {
        apply(
                Set.of(page),
                List.of(
                        update(
                                page,
                                Set.of(),
                                Updates.combine(
                                        Updates.set("next", Date.from(next)),
                                        Updates.set("held", true),
                                        Updates.unset("claimed")))),
                next);
    }

    /** Has pages of a mailing looked at at once: those held, and those whose next try is later. */
    public void takeUp(MailingId mailing, Collection<Integer> numbers) {
        pages().updateMany(
                        Filters.and(
                                Filters.in(
                                        "_id",
                                        numbers.stream().map(it -> Page.id(mailing, it)).toList()),
                                Filters.exists("lane"),
                                // One that somebody has claimed is looked at already.
                                Filters.ne("claimed", true)),
                        Updates.combine(
                                Updates.set("next", Date.from(MachineTime.now())),
                                Updates.unset("held")));
    }

    /** Closes a page all of whose rows have ended. */
    void close(Page page) {
        apply(
                Set.of(page),
                List.of(
                        update(
                                page,
                                Set.of(),
                                Updates.combine(
                                        Updates.unset("lane"),
                                        Updates.unset("next"),
                                        Updates.unset("claimed")))),
                MachineTime.now());
    }

    private UpdateOneModel<Document> update(Page page, Set<Integer> rows, Bson also) {
        var sets = new ArrayList<Bson>();
        rows.forEach(i -> sets.add(Updates.set("rows." + i, PageForm.row(page.row(i)))));
        if (!rows.isEmpty()) {
            sets.add(Updates.set("counts", PageForm.counts(Tally.of(page.rows()))));
        }
        sets.add(also);
        sets.add(Updates.set("version", page.version() + 1));
        return new UpdateOneModel<>(asRead(page.id(), page.version()), Updates.combine(sets));
    }

    private void apply(
            Collection<Page> pages, List<UpdateOneModel<Document>> updates, Instant until) {
        var failed = false;
        try {
            var written =
                    updates.size() == 1
                            ? pages().updateOne(
                                            updates.getFirst().getFilter(),
                                            Objects.requireNonNull(updates.getFirst().getUpdate()))
                                    .getMatchedCount()
                            : pages().bulkWrite(updates, new BulkWriteOptions().ordered(false))
                                    .getMatchedCount();
            if (written == pages.size()) {
                pages.forEach(it -> it.written(it.version() + 1, until));
                return;
            }
        } catch (MongoException unanswered) {
            failed = true;
        }
        settle(pages, until, failed);
    }

    /** Which of some writes came through, by what the store holds now. */
    private void settle(Collection<Page> pages, Instant until, boolean retry) {
        var stored = new HashMap<String, Document>();
        pages().find(Filters.in("_id", pages.stream().map(Page::id).toList()))
                .projection(Projections.include("version", "by"))
                .forEach(it -> stored.put(it.getString("_id"), it));
        var open = false;
        for (var page : pages) {
            var now = stored.get(page.id());
            if (now != null
                    && page.claim().equals(now.getString("by"))
                    && now.getLong("version") == page.version() + 1) {
                page.written(page.version() + 1, until);
            } else if (retry && now != null && now.getLong("version") == page.version()) {
                open = true;
            } else {
                page.lose();
            }
        }
        if (open) {
            throw new StoreDidNotAnswer();
        }
    }

    /** Nothing of a write came through; it may be tried again. */
    static final class StoreDidNotAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Bson asRead(String id, long version) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("version", version));
    }

    private MongoCollection<Document> pages() {
        var pages = mongo.getCollection("pages");
        if (!indexed) {
            pages.createIndex(Indexes.ascending("lane"));
            indexed = true;
        }
        return pages;
    }
}
