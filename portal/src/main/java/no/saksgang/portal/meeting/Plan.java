package no.saksgang.portal.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import no.saksgang.portal.services.Meeting;

/** Meetings by the months in which they begin, and by the days of one month. */
record Plan(List<Month> months) {
    Plan {
        months = List.copyOf(months);
    }

    /**
     * @param first its first day
     */
    record Month(LocalDate first, List<Meeting> meetings) {}

    static Plan of(List<Meeting> meetings) {
        var months = new TreeMap<YearMonth, List<Meeting>>();
        meetings.stream()
                .sorted(Comparator.comparing(Meeting::startsAt))
                .forEach(it ->
                        months.computeIfAbsent(YearMonth.from(it.start()), _ -> new ArrayList<>())
                                .add(it));
        return new Plan(
                months.entrySet().stream()
                        .map(it -> new Month(it.getKey().atDay(1), List.copyOf(it.getValue())))
                        .toList());
    }

    /**
     * A day in the grid of a month.
     *
     * @param inMonth false for the days before and after that fill its weeks
     */
    record Day(LocalDate date, boolean inMonth, boolean today, List<Meeting> meetings) {}

    /**
     * From Monday.
     *
     * @param number as ISO 8601 counts
     */
    record Week(int number, List<Day> days) {}

    /** The whole weeks that a month lies in. A meeting stands on each day that it takes. */
    static List<Week> grid(YearMonth month, LocalDate today, List<Meeting> meetings) {
        var weeks = new ArrayList<Week>();
        var monday = firstShown(month);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            var days = new ArrayList<Day>();
            for (var n = 0; n < 7; n++) {
                var day = monday.plusDays(n);
                days.add(
                        new Day(
                                day,
                                YearMonth.from(day).equals(month),
                                day.equals(today),
                                on(day, meetings)));
            }
            weeks.add(new Week(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), days));
        }
        return weeks;
    }

    static LocalDate firstShown(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate lastShown(YearMonth month) {
        return month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private static List<Meeting> on(LocalDate day, List<Meeting> meetings) {
        return meetings.stream()
                .filter(it ->
                        !day.isBefore(it.start().toLocalDate())
                                && !day.isAfter(it.end().toLocalDate()))
                .sorted(Comparator.comparing(Meeting::startsAt))
                .toList();
    }
}
