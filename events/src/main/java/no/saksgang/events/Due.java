package no.saksgang.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something is to be done. Exactly one of the three is given.
 *
 * @param on a date
 * @param by a period: {@code 2025-Q4} or {@code 2025-10}
 * @param when words: "når e-kurset lanseres"
 */
public record Due(@Nullable LocalDate on, @Nullable String by, @Nullable String when) {
    private static final Pattern PERIOD =
            Pattern.compile("(?<year>\\d{4})-(Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2]))");

    public Due {
        var given = (on == null ? 0 : 1) + (by == null ? 0 : 1) + (when == null ? 0 : 1);
        if (given != 1) {
            throw new IllegalArgumentException("one of on, by and when, not " + given);
        }
    }

    /**
     * The last day on which it is in time: the date itself, or the last of the period. Words have
     * none, nor has a period that is written otherwise.
     */
    public Optional<LocalDate> lastDay() {
        if (on != null) {
            return Optional.of(on);
        }
        var period = PERIOD.matcher(by == null ? "" : by);
        if (!period.matches()) {
            return Optional.empty();
        }
        var year = Integer.parseInt(period.group("year"));
        var month =
                period.group("quarter") == null
                        ? Integer.parseInt(period.group("month"))
                        : 3 * Integer.parseInt(period.group("quarter"));
        return Optional.of(YearMonth.of(year, month).atEndOfMonth());
    }
}
