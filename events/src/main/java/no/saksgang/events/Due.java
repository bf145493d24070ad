package no.saksgang.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something is to be done. Exactly one of the three is given.
 *
 * @param on a date
 * @param by a period: {@code 2025-Q4} or {@code 2025-10}
 * @param when words: "når e-kurset lanseres"
 */
public record Due(@Nullable LocalDate on, @Nullable String by, @Nullable String when) {
    public Due {
        var given = (on == null ? 0 : 1) + (by == null ? 0 : 1) + (when == null ? 0 : 1);
        if (given != 1) {
            throw new IllegalArgumentException("one of on, by and when, not " + given);
        }
    }
}
