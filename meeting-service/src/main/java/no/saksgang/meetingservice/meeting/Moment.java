package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * A moment or a whole day in a search, {@code 2025-09-11T08:00:00Z} or {@code 2025-09-11}; a day is
 * Norway's.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
record Moment(Instant start, Instant end) {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /**
     * @throws IllegalArgumentException if the text is neither
     */
    public static Moment valueOf(String text) {
        try {
            if (text.indexOf('T') < 0) {
                var day = LocalDate.parse(text);
                return new Moment(
                        day.atStartOfDay(NORWAY).toInstant(),
                        day.plusDays(1).atStartOfDay(NORWAY).toInstant());
            }
            var instant = Instant.parse(text);
            return new Moment(instant, instant);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("neither a moment nor a day: " + text, wrong);
        }
    }
}
