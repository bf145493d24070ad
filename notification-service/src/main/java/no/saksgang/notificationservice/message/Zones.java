package no.saksgang.notificationservice.message;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A time zone as calendars want it (RFC 5545, 3.6.5), from the rules of {@code java.time}. Not from
 * ical4j's registry, which answers for Europe/Oslo with a zone named Europe/Berlin.
 */
final class Zones {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final int DAYS_IN_WEEK = 7;
    private static final int MOST_YEARS = 30;
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private Zones() {}

    /** Whether times in this zone are best written in UTC, with no zone beside them. */
    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /**
     * The zone, right for times from {@code first} to {@code last}, and after that where its rules
     * are the same each year; RFC 5545 asks for no more than the times in the calendar need. Where
     * they are not, {@value #MOST_YEARS} years are told of at most.
     */
    static VTimeZone of(ZoneId zone, Year first, Year last) {
        var rules = zone.getRules();
        var observances = new ArrayList<Observance>();
        var saved = rules.getTransitions();
        var lastSaved =
                saved.isEmpty()
                        ? LONG_AGO.getYear()
                        : saved.getLast().getDateTimeBefore().getYear();
        var yearly = rules.getTransitionRules();
        var from = Math.max(lastSaved, LONG_AGO.getYear()) + 1;
        if (!yearly.isEmpty()
                && first.getValue() > from
                && yearly.stream().allMatch(it -> repeats(it, from))) {
            for (var rule : yearly) {
                var begins = rule.createTransition(from);
                observances.add(observance(zone, begins, recurrence(rule)));
            }
        } else {
            var at = first.minusYears(1).atDay(1).atStartOfDay(zone).toInstant();
            var furthest = first.plusYears(MOST_YEARS);
            var end =
                    (last.isAfter(furthest) ? furthest : last)
                            .plusYears(2)
                            .atDay(1)
                            .atStartOfDay(zone)
                            .toInstant();
            var before = rules.previousTransition(at);
            var next = before != null ? before : rules.nextTransition(at);
            while (next != null && next.getInstant().isBefore(end)) {
                observances.add(observance(zone, next, ""));
                next = rules.nextTransition(next.getInstant());
            }
        }
        if (observances.isEmpty()) {
            var offset = rules.getOffset(LONG_AGO.withYear(first.getValue()));
            observances.add(new Standard(properties(LONG_AGO, offset, offset, "")));
        }
        return new VTimeZone(
                new PropertyList(List.of(new TzId(zone.getId()))),
                new ComponentList<>(observances));
    }

    /** Whether the rule falls on the day that its recurrence says, seen on the wall clock. */
    private static boolean repeats(ZoneOffsetTransitionRule rule, int year) {
        var date = rule.createTransition(year).getDateTimeBefore();
        return date.getMonth() == rule.getMonth()
                && (rule.getDayOfWeek() == null || date.getDayOfWeek() == rule.getDayOfWeek());
    }

    private static String recurrence(ZoneOffsetTransitionRule rule) {
        var yearly = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
        var day = rule.getDayOfMonthIndicator();
        var weekday = rule.getDayOfWeek();
        if (weekday == null) {
            return yearly + ";BYMONTHDAY=" + day;
        }
        if (day == -1 || day + DAYS_IN_WEEK - 1 == rule.getMonth().minLength()) {
            return yearly + ";BYDAY=-1" + short2(weekday);
        }
        if (day > 0 && (day - 1) % DAYS_IN_WEEK == 0) {
            return yearly + ";BYDAY=" + ((day - 1) / DAYS_IN_WEEK + 1) + short2(weekday);
        }
        // The first such weekday on or after the day: RFC 5545's BYMONTHDAY limits BYDAY. A
        // negative
        // indicator counts from the end, and means on or before.
        var days = new ArrayList<String>();
        for (var i = 0; i < DAYS_IN_WEEK; i++) {
            days.add(Integer.toString(day > 0 ? day + i : day - i));
        }
        return yearly + ";BYMONTHDAY=" + String.join(",", days) + ";BYDAY=" + short2(weekday);
    }

    private static String short2(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    private static Observance observance(ZoneId zone, ZoneOffsetTransition it, String recurrence) {
        var properties =
                properties(
                        it.getDateTimeBefore(),
                        it.getOffsetBefore(),
                        it.getOffsetAfter(),
                        recurrence);
        return zone.getRules().isDaylightSavings(it.getInstant())
                ? new Daylight(properties)
                : new Standard(properties);
    }

    private static PropertyList properties(
            LocalDateTime from, ZoneOffset before, ZoneOffset after, String recurrence) {
        var properties = new ArrayList<Property>();
        properties.add(new DtStart<LocalDateTime>(LOCAL.format(from)));
        properties.add(new TzOffsetFrom(before));
        properties.add(new TzOffsetTo(after));
        if (!recurrence.isEmpty()) {
            properties.add(new RRule<LocalDateTime>(recurrence));
        }
        return new PropertyList(properties);
    }
}
