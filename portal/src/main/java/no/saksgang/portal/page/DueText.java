package no.saksgang.portal.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.saksgang.events.Due;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, as people write it in one field: {@code 25.9.2025}, {@code 25. september
 * 2025}, {@code Q4 2025}, {@code oktober 2025}, or words.
 */
public final class DueText {
    private static final List<String> NORWEGIAN =
            List.of(
                    "januar",
                    "februar",
                    "mars",
                    "april",
                    "mai",
                    "juni",
                    "juli",
                    "august",
                    "september",
                    "oktober",
                    "november",
                    "desember");
    private static final List<String> ENGLISH =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");
    private static final Map<String, Integer> MONTHS = months();

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})\\.? (\\p{L}+)\\.? (\\d{4})");
    private static final Pattern PERIOD = Pattern.compile("\\d{4}-(Q[1-4]|0[1-9]|1[0-2])");
    private static final Pattern QUARTER =
            Pattern.compile("(?:q|k|kvartal )([1-4])[ /]*(\\d{4})|(\\d{4})[ -]?[qk]([1-4])");
    private static final Pattern NTH_QUARTER =
            Pattern.compile("([1-4])(?:\\.|st|nd|rd|th)? (?:kvartal|quarter)(?: of)? (\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\p{L}+)\\.? (\\d{4})");

    private DueText() {}

    /** What was meant; null if nothing was written. */
    public static @Nullable Due read(@Nullable String written) {
        var text = written == null ? "" : written.strip();
        if (text.isEmpty()) {
            return null;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        var on = date(lower);
        if (on != null) {
            return new Due(on, null, null);
        }
        var by = period(text, lower);
        return by == null ? new Due(null, null, text) : new Due(null, by, null);
    }

    /** As {@link #read} understands it, in the same words every time. */
    public static String written(@Nullable Due due) {
        if (due == null) {
            return "";
        }
        if (due.on() != null) {
            return due.on().getDayOfMonth()
                    + "."
                    + due.on().getMonthValue()
                    + "."
                    + due.on().getYear();
        }
        return due.by() != null ? due.by() : String.valueOf(due.when());
    }

    private static @Nullable LocalDate date(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
        }
        var dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            return date(dotted.group(3), Integer.parseInt(dotted.group(2)), dotted.group(1));
        }
        var inWords = WRITTEN.matcher(text);
        var month = inWords.matches() ? MONTHS.get(inWords.group(2)) : null;
        return month == null ? null : date(inWords.group(3), month, inWords.group(1));
    }

    /** None for a day that no calendar has: then it is words, and stands as it was written. */
    private static @Nullable LocalDate date(String year, int month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable String period(String text, String lower) {
        if (PERIOD.matcher(text).matches()) {
            return text;
        }
        var quarter = QUARTER.matcher(lower);
        if (quarter.matches()) {
            return quarter.group(1) != null
                    ? quarter.group(2) + "-Q" + quarter.group(1)
                    : quarter.group(3) + "-Q" + quarter.group(4);
        }
        var nth = NTH_QUARTER.matcher(lower);
        if (nth.matches()) {
            return nth.group(2) + "-Q" + nth.group(1);
        }
        var month = MONTH.matcher(lower);
        var number = month.matches() ? MONTHS.get(month.group(1)) : null;
        return number == null ? null : "%s-%02d".formatted(month.group(2), number);
    }

    /** By name and by its first three letters. */
    private static Map<String, Integer> months() {
        var months = new TreeMap<String, Integer>();
        for (var names : List.of(NORWEGIAN, ENGLISH)) {
            for (var n = 0; n < names.size(); n++) {
                months.put(names.get(n), n + 1);
                months.put(names.get(n).substring(0, 3), n + 1);
            }
        }
        return months;
    }
}
