package no.saksgang.local.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.saksgang.local.clock.SuiteClock;

/** Times as people in Norway read them. */
record Dates(SuiteClock clock) {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern(
                            "EEEE d. MMMM yyyy 'kl.' HH:mm", Locale.forLanguageTag("nb"))
                    .withZone(OSLO);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d. MMM HH:mm", Locale.forLanguageTag("nb")).withZone(OSLO);

    /** What the suite's clock shows. */
    String now() {
        return WHOLE.format(clock.now());
    }

    String whole(Instant instant) {
        return WHOLE.format(instant);
    }

    String brief(Instant instant) {
        return SHORT.format(instant);
    }
}
