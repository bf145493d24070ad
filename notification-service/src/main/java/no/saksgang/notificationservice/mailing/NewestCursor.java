package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import no.saksgang.chassis.outbox.Stored;

/**
 * Where a page of mailings ends that is told from the newest on, as {@code <milliseconds>_<id>}.
 */
record NewestCursor(Instant plannedAt, String id) {
    private static final String BETWEEN = "_";

    static NewestCursor behind(Stored<Mailing> last) {
        return new NewestCursor(last.aggregate().plannedAt(), last.id());
    }

    /**
     * Reads a cursor; Spring finds it by its name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NewestCursor valueOf(String cursor) {
        var parts = cursor.split(BETWEEN, 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("no cursor: " + cursor);
        }
        return new NewestCursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    }

    @Override
    public String toString() {
        return plannedAt.toEpochMilli() + BETWEEN + id;
    }
}
