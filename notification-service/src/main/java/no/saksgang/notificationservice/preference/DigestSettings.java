package no.saksgang.notificationservice.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The digest of the day.
 *
 * @param at local time at which it goes out
 * @param zone of that time
 */
@ConfigurationProperties("saksgang.digest")
record DigestSettings(
        @DefaultValue("15:00") LocalTime at, @DefaultValue("Europe/Oslo") ZoneId zone) {
    /** When that which comes in now goes out: on the wall clock, also where clocks were moved. */
    Instant after(Instant now) {
        var local = now.atZone(zone);
        var today = local.toLocalDate().atTime(at).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : local.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
