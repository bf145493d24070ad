package no.saksgang.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import no.saksgang.events.Due;

/** Days and hours as people of one language write them. */
public final class Dates {
    /** Where what is of no meeting takes place. */
    public static final ZoneId HOME = ZoneId.of("Europe/Oslo");

    private final Locale locale;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;
    private final DateTimeFormatter seconds;

    public Dates(Locale asked) {
        var english = asked.getLanguage().equals("en");
        locale =
                switch (asked.getLanguage()) {
                    case "en" -> Locale.UK;
                    case "nn" -> Locale.of("nn", "NO");
                    default -> Locale.of("nb", "NO");
                };
        weekday =
                DateTimeFormatter.ofPattern(
                        english ? "EEEE d MMMM yyyy" : "EEEE d. MMMM yyyy", locale);
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        shortDay = DateTimeFormatter.ofPattern(english ? "d MMM" : "d. MMM", locale);
        month = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
        time = DateTimeFormatter.ofPattern(english ? "HH:mm" : "HH.mm", locale);
        seconds = DateTimeFormatter.ofPattern(english ? "HH:mm:ss" : "HH.mm.ss", locale);
    }

    /** «tirsdag 11. september 2025». */
    public String weekday(LocalDateTime at) {
        return weekday.format(at);
    }

    public String day(LocalDate at) {
        return day.format(at);
    }

    /** A day in full, «Q3 2026», «oktober 2025», or words as they are written. */
    public String due(Due due) {
        var by = due.by();
        return due.on() != null
                ? day(due.on())
                : by == null ? String.valueOf(due.when()) : period(by);
    }

    /**
     * @param by {@code 2026-Q3} or {@code 2025-10}
     */
    private String period(String by) {
        var quarter = by.indexOf('Q');
        return quarter < 0
                ? month.format(YearMonth.parse(by))
                : by.substring(quarter) + " " + by.substring(0, quarter - 1);
    }

    /** «11. sep.». */
    public String shortDay(LocalDateTime at) {
        return shortDay.format(at);
    }

    /** «september 2025». */
    public String monthOfYear(LocalDate at) {
        return month.format(at);
    }

    public String time(LocalDateTime at) {
        return time.format(at);
    }

    public String time(LocalTime at) {
        return time.format(at);
    }

    /** «09.00–11.30», with the other day where a meeting ends on one. */
    public String span(LocalDateTime start, LocalDateTime end) {
        return start.toLocalDate().equals(end.toLocalDate())
                ? time.format(start) + "–" + time.format(end)
                : time.format(start) + "–" + shortDay.format(end) + " " + time.format(end);
    }

    /** An instant on the wall clock of Oslo: «11. september 2025 kl. 09.00». */
    public String moment(Instant at) {
        return moment(at, HOME);
    }

    public String moment(Instant at, ZoneId zone) {
        var local = LocalDateTime.ofInstant(at, zone);
        return day.format(local)
                + (locale.getLanguage().equals("en") ? ", " : " kl. ")
                + time.format(local);
    }

    /** The hour in Oslo, by the second: «10.31.05». */
    public String clock(Instant at) {
        return seconds.format(at.atZone(HOME));
    }

    /** As a machine reads it, for {@code <time datetime>}. */
    public String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
