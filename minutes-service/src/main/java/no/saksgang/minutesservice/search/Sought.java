package no.saksgang.minutesservice.search;

import java.time.LocalDate;
import java.util.List;
import no.saksgang.events.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * What someone looks for.
 *
 * @param words as typed; blank finds all
 * @param groups any of these; none given means all
 * @param from first day of the meeting, on the meeting's own calendar
 * @param to last day
 * @param order how hits are ordered
 * @param after where the page before ended
 * @param limit most hits of the page
 */
record Sought(
        String words,
        List<GroupId> groups,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Order order,
        @Nullable Cursor after,
        int limit) {
    Sought {
        groups = List.copyOf(groups);
    }

    enum Order {
        RELEVANCE,
        NEWEST
    }

    static Sought words(String words) {
        return new Sought(words, List.of(), null, null, Order.RELEVANCE, null, 20);
    }
}
