package no.saksgang.notificationservice.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the owners of a follow-up are reminded: before its due day, and once more on the day after
 * it.
 *
 * @param before how long before the due day
 * @param at local time at which both go out: a due day has no hour that one could count from
 */
@ConfigurationProperties("saksgang.followups")
record FollowUpTimes(@DefaultValue("7d") Period before, @DefaultValue("09:00") LocalTime at) {
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    FollowUpTimes {
        var counted = ANY_DAY.minus(before);
        if (counted.isAfter(ANY_DAY) || counted.isBefore(ANY_DAY.minusYears(1))) {
            throw new IllegalArgumentException(
                    "saksgang.followups.before is not 0 days to a year: " + before);
        }
    }

    Instant before(LocalDate dueDay, ZoneId zone) {
        return dueDay.minus(before).atTime(at).atZone(zone).toInstant();
    }

    Instant after(LocalDate dueDay, ZoneId zone) {
        return dueDay.plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
