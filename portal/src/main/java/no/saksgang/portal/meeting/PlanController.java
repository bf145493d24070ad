package no.saksgang.portal.meeting;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.saksgang.events.GroupId;
import no.saksgang.portal.login.People;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan: the meetings of a year as a list, or of a month as a calendar. */
@Controller
@RequestMapping("/meetings")
class PlanController {
    private static final int YEARS_BACK = 5;
    private static final int YEARS_AHEAD = 2;

    private final MeetingService meetings;
    private final Directory directory;
    private final People people;
    private final Clock clock;

    PlanController(MeetingService meetings, Directory directory, People people, Clock clock) {
        this.meetings = meetings;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String year,
            Model page) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HOME);
        var shown = year(year, today.getYear());
        var found = find(group, LocalDate.of(shown, 1, 1), LocalDate.of(shown, 12, 31));
        frame(group, found, page);
        page.addAttribute("plan", Plan.of(found));
        var now = clock.instant();
        page.addAttribute(
                "upcoming",
                found.stream()
                        .filter(it -> it.endsAt().isAfter(now))
                        .min(Comparator.comparing(Meeting::startsAt))
                        .map(Meeting::meetingId)
                        .orElse(null));
        page.addAttribute("year", shown);
        page.addAttribute(
                "years",
                IntStream.rangeClosed(
                                Math.min(shown, today.getYear() - YEARS_BACK),
                                Math.max(shown, today.getYear() + YEARS_AHEAD))
                        .boxed()
                        .toList());
        page.addAttribute("month", YearMonth.of(shown, today.getMonth()));
        return "meetings";
    }

    @GetMapping("/calendar")
    String calendar(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String month,
            Model page) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HOME);
        var shown = month(month, YearMonth.from(today));
        var found = find(group, Plan.firstShown(shown), Plan.lastShown(shown));
        frame(group, found, page);
        page.addAttribute("weeks", Plan.grid(shown, today, found));
        page.addAttribute("month", shown);
        page.addAttribute("year", shown.getYear());
        return "meetings-calendar";
    }

    private void frame(@Nullable String group, List<Meeting> found, Model page) {
        var person = people.current().orElseThrow();
        var groups = directory.groups();
        page.addAttribute("groups", groups.values());
        page.addAttribute("names", new Names(groups, Map.of()));
        page.addAttribute("group", group == null || group.isBlank() ? null : group);
        page.addAttribute("desk", person.isSecretariat());
        page.addAttribute("plans", person.isSecretariat());
        page.addAttribute("me", person.memberId());
        page.addAttribute("count", found.size());
    }

    private List<Meeting> find(@Nullable String group, LocalDate from, LocalDate to) {
        return group == null || group.isBlank()
                ? meetings.all(Meeting.class, "/meetings?from={from}&to={to}&limit=100", from, to)
                : meetings.all(
                        Meeting.class,
                        "/meetings?group={group}&from={from}&to={to}&limit=100",
                        new GroupId(group),
                        from,
                        to);
    }

    /** What is no year is this one: an address that somebody has typed is still a page. */
    private static int year(@Nullable String asked, int thisYear) {
        try {
            return asked == null || asked.isBlank() ? thisYear : Year.parse(asked).getValue();
        } catch (DateTimeException none) {
            return thisYear;
        }
    }

    private static YearMonth month(@Nullable String asked, YearMonth thisMonth) {
        try {
            return asked == null || asked.isBlank() ? thisMonth : YearMonth.parse(asked);
        } catch (DateTimeException none) {
            return thisMonth;
        }
    }
}
