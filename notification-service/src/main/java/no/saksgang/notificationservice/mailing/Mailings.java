package no.saksgang.notificationservice.mailing;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.mailing.MailingEvent;
import no.saksgang.events.mailing.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The store of mailings. */
@Component
class Mailings extends Aggregates<Mailing, MailingEvent> {
    private static final int MOST = 1_000;
    private static final String PLANNED = "state.plannedAt";
    private static final String PURPOSE = "state.purpose";
    private static final String RECEIPT = Purpose.ANSWER_NOTED.name();

    Mailings(Outbox outbox) {
        super(
                outbox,
                Mailing.class,
                "mailings",
                Map.of(
                        "listed", Mailing.Recipients.Listed.class,
                        "members", Mailing.Recipients.Members.class,
                        "whoever-got-one", Mailing.Recipients.WhoeverGotOne.class));
        index("about");
        index("expanded");
        index("plannedAt");
    }

    /** Those whose rows are not all in the ledger, the oldest first. */
    List<Stored<Mailing>> notExpanded() {
        return query(Filters.eq("state.expanded", false), Sorts.ascending(PLANNED), MOST);
    }

    boolean hasNotExpanded() {
        return !query(Filters.eq("state.expanded", false), Sorts.ascending("_id"), 1).isEmpty();
    }

    /** All about one subject. */
    List<Stored<Mailing>> about(String subject) {
        return about(subject, "", MOST);
    }

    /**
     * What was sent about one subject, the first first. Receipts for answers come after all else,
     * so that many answers leave no room wanting for what people were told.
     */
    List<Stored<Mailing>> told(String subject, int limit) {
        var about = Filters.eq("state.about", subject);
        var first = Sorts.ascending(PLANNED, "_id");
        var told = query(Filters.and(about, Filters.ne(PURPOSE, RECEIPT)), first, limit);
        return told.size() == limit
                ? told
                : Stream.concat(
                                told.stream(),
                                query(
                                        Filters.and(about, Filters.eq(PURPOSE, RECEIPT)),
                                        first,
                                        limit - told.size())
                                        .stream())
                        .toList();
    }

    List<Stored<Mailing>> about(String subject, String after, int limit) {
        return query(Filters.eq("state.about", subject), after, limit);
    }

    /** The newest that were planned since then, the newest first. */
    List<Stored<Mailing>> since(Instant from, int limit) {
        return query(Filters.gte(PLANNED, from), Sorts.descending(PLANNED), limit);
    }

    /**
     * The newest first.
     *
     * @param about one subject; null: any
     * @param after the last one that has been shown; null at the beginning
     */
    List<Stored<Mailing>> newest(@Nullable String about, @Nullable MomentCursor after, int limit) {
        return query(
                Filters.and(
                        about == null ? Filters.empty() : Filters.eq("state.about", about),
                        after == null
                                ? Filters.empty()
                                : Filters.or(
                                        Filters.lt(PLANNED, after.at()),
                                        Filters.and(
                                                Filters.eq(PLANNED, after.at()),
                                                Filters.lt("_id", after.id())))),
                Sorts.descending(PLANNED, "_id"),
                limit);
    }

    /** Where the page after this one begins, from the newest on. */
    static MomentCursor behind(Stored<Mailing> last) {
        return new MomentCursor(last.aggregate().plannedAt(), last.id());
    }

    List<Stored<Mailing>> page(String after, int limit) {
        return query(Filters.empty(), after, limit);
    }
}
