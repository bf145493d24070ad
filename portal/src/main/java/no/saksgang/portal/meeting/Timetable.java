package no.saksgang.portal.meeting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.AgendaItem;
import org.jspecify.annotations.Nullable;

/**
 * An agenda with the clock beside it: when each item comes, if each takes the time it is meant to.
 * One without minutes of its own takes what the items below it take.
 *
 * @param minutes all items together
 * @param room from start to end of the meeting, in minutes
 * @param open how many items say nothing of how long they take
 */
record Timetable(List<Row> rows, int minutes, int room, int open) {
    Timetable {
        rows = List.copyOf(rows);
    }

    /**
     * An item in its place.
     *
     * @param parent the number of the item that it is below; empty if none
     * @param first whether nothing stands before it on its level
     * @param last whether nothing comes after it on its level
     */
    record Row(AgendaItem item, LocalDateTime from, String parent, boolean first, boolean last) {
        public boolean isBelow() {
            return !parent.isEmpty();
        }
    }

    static Timetable of(LocalDateTime start, LocalDateTime end, List<AgendaItem> agenda) {
        var rows = new ArrayList<Row>();
        var at = start;
        var open = 0;
        for (var item : agenda) {
            rows.add(row(item, at, "", agenda));
            var below = at;
            for (var it : item.items()) {
                rows.add(row(it, below, item.number(), item.items()));
                below = below.plusMinutes(orNone(it.minutes()));
            }
            if (taken(item) == 0) {
                open++;
            }
            at = at.plusMinutes(taken(item));
        }
        return new Timetable(
                rows,
                (int) Duration.between(start, at).toMinutes(),
                (int) Duration.between(start, end).toMinutes(),
                open);
    }

    /** By how many minutes the agenda is longer than the meeting. */
    public int over() {
        return Math.max(0, minutes - room);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private static Row row(
            AgendaItem item, LocalDateTime from, String parent, List<AgendaItem> level) {
        return new Row(
                item,
                from,
                parent,
                item.number().equals(level.getFirst().number()),
                item.number().equals(level.getLast().number()));
    }

    private static int taken(AgendaItem item) {
        return item.minutes() == null
                ? item.items().stream().mapToInt(it -> orNone(it.minutes())).sum()
                : item.minutes();
    }

    private static int orNone(@Nullable Integer minutes) {
        return minutes == null ? 0 : minutes;
    }
}
