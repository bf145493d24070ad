package no.saksgang.minutesservice.search;

import static org.springframework.format.annotation.DateTimeFormat.ISO.DATE;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.GroupId;
import no.saksgang.minutesservice.directory.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the archive. */
@RestController
class SearchController {
    private final MinutesIndex index;
    private final Indexer indexer;
    private final Readers readers;

    SearchController(MinutesIndex index, Indexer indexer, Readers readers) {
        this.index = index;
        this.indexer = indexer;
        this.readers = readers;
    }

    /**
     * A page of hits.
     *
     * @param next the {@code cursor} of the next page; none when this is the last
     * @param total hits on all pages
     * @param complete false for a while after a start, when the index does not have all yet
     */
    record FoundView(List<Hit> items, @Nullable String next, int total, boolean complete) {}

    /**
     * @param q all of these words must be in a referat, {@code "these together"} as they stand,
     *     {@code begin*} by their beginning; without any, all referater
     * @param group any of these groups
     * @param from first day of the meeting, on its own calendar
     * @param to last day
     * @param sort {@code relevance} (where there are words) or {@code newest} first
     */
    @GetMapping("/minutes")
    FoundView search(
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(defaultValue = "") @Size(max = 50) List<GroupId> group,
            @RequestParam @DateTimeFormat(iso = DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DATE) @Nullable LocalDate to,
            @RequestParam Sought.@Nullable Order sort,
            @RequestParam @Nullable Cursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller) {
        var reader = readers.reader(caller);
        var order =
                Objects.requireNonNullElse(
                        sort, q.isBlank() ? Sought.Order.NEWEST : Sought.Order.RELEVANCE);
        // Asked before the search, so that "complete" is not said of an index that was not.
        var complete = indexer.isComplete();
        var found = index.search(new Sought(q, group, from, to, order, cursor, limit), reader);
        var next = found.next();
        return new FoundView(
                found.hits(), next == null ? null : next.toString(), found.total(), complete);
    }
}
