package no.saksgang.meetingservice.followup;

import java.time.LocalDate;
import java.util.Optional;
import no.saksgang.events.Due;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of follow-ups begins: after this one, in the order in which they are due; those
 * without a day come last.
 */
record FollowUpCursor(String dueOrder, String id) {
    // Comes after every date.
    private static final String NO_DAY = "none";

    /**
     * @throws IllegalArgumentException if the text is no cursor of ours
     */
    public static FollowUpCursor valueOf(String text) {
        var dash = text.indexOf('_');
        if (dash < 0) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        return new FollowUpCursor(text.substring(0, dash), text.substring(dash + 1));
    }

    static String order(@Nullable Due due) {
        return Optional.ofNullable(due)
                .flatMap(Due::lastDay)
                .map(LocalDate::toString)
                .orElse(NO_DAY);
    }

    @Override
    public String toString() {
        return dueOrder + "_" + id;
    }
}
