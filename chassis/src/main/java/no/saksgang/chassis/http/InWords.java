package no.saksgang.chassis.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal knows, as people write it in a sentence. Beside the sentence it stands as programs
 * read it.
 */
final class InWords {
    private final ZoneId home;

    InWords(ZoneId home) {
        this.home = home;
    }

    /** A moment is told in the zone at home. */
    String of(@Nullable Object value, Locale locale) {
        var english = locale.getLanguage().equals("en");
        return switch (value) {
            case Instant at ->
                    pattern(english ? "d MMMM yyyy, HH:mm" : "d. MMMM yyyy 'kl.' HH.mm", locale)
                            .format(at.atZone(home));
            case LocalDate day ->
                    pattern(english ? "d MMMM yyyy" : "d. MMMM yyyy", locale).format(day);
            case LocalTime time -> pattern(english ? "HH:mm" : "HH.mm", locale).format(time);
            case null, default -> String.valueOf(value);
        };
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
