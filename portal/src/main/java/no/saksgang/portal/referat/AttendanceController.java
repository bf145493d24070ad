package no.saksgang.portal.referat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.referat.AttendanceList.Entry;
import no.saksgang.portal.referat.AttendanceList.Mark;
import no.saksgang.portal.referat.AttendanceList.Typed;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Guest;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ticks off who is there. */
@Controller
@RequestMapping("/meetings/{id}/attendance")
class AttendanceController {
    /** How often a save is tried anew when others save at the same moment. */
    private static final int ATTEMPTS = 5;

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:]?(\\d{2})");

    private final MeetingService meetings;
    private final Rolls rolls;

    AttendanceController(MeetingService meetings, Rolls rolls) {
        this.meetings = meetings;
        this.rolls = rolls;
    }

    @GetMapping
    ModelAndView list(@PathVariable MeetingId id, @Nullable String saved) {
        var meeting = meetings.toRun(id).it();
        var list = AttendanceList.of(meeting, rolls.of(meeting));
        return page(meeting, list).addObject("saved", saved != null);
    }

    /**
     * @param form {@code mark-<member>}, {@code from-<member>}, {@code until-<member>}, {@code
     *     was-<member>}; {@code guestName}, {@code guestRepresents}, {@code guestFrom}, {@code
     *     guestUntil} as often as there are guests; {@code guestsWere}; {@code rest}, the mark of
     *     those who have none
     */
    @PostMapping
    ModelAndView save(
            @PathVariable MeetingId id, @RequestParam MultiValueMap<String, String> form) {
        var seen = meetings.toRun(id);
        var roll = rolls.of(seen.it());
        var typed = typed(form, seen.it());
        for (var n = 1; ; n++) {
            var list = AttendanceList.merged(typed, seen.it(), roll);
            if (!list.conflicts().isEmpty()) {
                return failed(page(seen.it(), list), HttpStatus.CONFLICT);
            }
            try {
                meetings.put("/meetings/{id}/attendance", list.attendance(), seen.etag(), id);
                return new ModelAndView("redirect:/meetings/" + id + "/attendance?saved#saved");
            } catch (ServiceRefused refused) {
                if (refused.isUnknown()) {
                    throw refused;
                }
                if (!refused.isStale() || n == ATTEMPTS) {
                    return failed(
                            page(seen.it(), list).addObject("refused", refused),
                            refused.status().value());
                }
                seen = meetings.toRun(id);
            }
        }
    }

    private static ModelAndView page(Meeting meeting, AttendanceList list) {
        return new ModelAndView("attendance")
                .addObject("meeting", meeting)
                .addObject("list", list)
                .addObject("marks", Mark.values());
    }

    private static ModelAndView failed(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private static ModelAndView failed(ModelAndView page, int status) {
        return failed(page, HttpStatus.valueOf(status));
    }

    private static Typed typed(MultiValueMap<String, String> form, Meeting meeting) {
        var entries = new HashMap<MemberId, Entry>();
        var was = new HashMap<MemberId, String>();
        for (var member : meeting.invitees()) {
            var mark = mark(form.getFirst("mark-" + member), form.getFirst("rest"));
            entries.put(
                    member,
                    new Entry(
                            mark,
                            time(form.getFirst("from-" + member)),
                            time(form.getFirst("until-" + member))));
            was.put(member, orEmpty(form.getFirst("was-" + member)));
        }
        return new Typed(entries, was, guests(form), orEmpty(form.getFirst("guestsWere")));
    }

    private static List<Guest> guests(MultiValueMap<String, String> form) {
        var guests = new ArrayList<Guest>();
        var names = form.getOrDefault("guestName", List.of());
        for (var n = 0; n < names.size(); n++) {
            if (!names.get(n).isBlank()) {
                var represents = orEmpty(nth(form, "guestRepresents", n)).strip();
                guests.add(
                        new Guest(
                                names.get(n).strip(),
                                represents.isEmpty() ? null : represents,
                                time(nth(form, "guestFrom", n)),
                                time(nth(form, "guestUntil", n))));
            }
        }
        return guests;
    }

    private static @Nullable String nth(MultiValueMap<String, String> form, String name, int n) {
        var all = form.getOrDefault(name, List.of());
        return n < all.size() ? all.get(n) : null;
    }

    private static @Nullable Mark mark(@Nullable String said, @Nullable String rest) {
        for (var mark : Mark.values()) {
            if (mark.name().equals(said)) {
                return mark;
            }
        }
        return rest == null || rest.isEmpty() ? null : Mark.PRESENT;
    }

    /**
     * A field for times sends {@code 10:15}; by hand people write {@code 10.15} and {@code 1015}.
     */
    private static @Nullable LocalTime time(@Nullable String said) {
        var parts = TIME.matcher(orEmpty(said).strip());
        if (!parts.matches()) {
            return null;
        }
        var hour = Integer.parseInt(parts.group(1));
        var minute = Integer.parseInt(parts.group(2));
        return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
