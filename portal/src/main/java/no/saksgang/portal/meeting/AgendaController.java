package no.saksgang.portal.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.portal.login.People;
import no.saksgang.portal.meeting.Backlog.OpenCase;
import no.saksgang.portal.meeting.Backlog.OpenFollowUp;
import no.saksgang.portal.paper.Papers;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Status;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agenda, edited item by item. Before people are invited each change is kept at once. After
 * that each would be mailed: changes gather in the page until somebody has seen what they cause.
 */
@Controller
@RequestMapping("/meetings/{id}/agenda")
class AgendaController {
    private static final int EARLIER = 20;

    private final MeetingService meetings;
    private final MeetingDesk desk;
    private final People people;
    private final Papers papers;
    private final MessageSource words;
    private final JsonMapper json;

    AgendaController(
            MeetingService meetings,
            MeetingDesk desk,
            People people,
            Papers papers,
            MessageSource words,
            JsonMapper json) {
        this.meetings = meetings;
        this.desk = desk;
        this.people = people;
        this.papers = papers;
        this.words = words;
        this.json = json;
    }

    /** What is done with an item. */
    enum Act {
        ADD,
        EDIT,
        UP,
        DOWN,
        MOVE,
        REMOVE,
        /** Looks for items in an earlier meeting. */
        BROWSE,
        CARRY,
        /** Takes open cases of the groups. */
        CASES,
        /** Takes what is still to be done. */
        FOLLOW_UPS
    }

    /**
     * One press of a button.
     *
     * @param seen what the page showed: its fingerprint
     * @param draft the agenda in the page, where changes gather there
     * @param number the item's; of an item to add, the one that it comes below
     * @param to the item into whose place it is moved
     * @param earlier the meeting from which items are carried over
     * @param carried their numbers there
     * @param waiting the ids of cases or follow-ups
     * @param beside whether the page has shown what somebody else did, and goes on showing it
     */
    record Press(
            Act act,
            @Nullable String seen,
            @Nullable String draft,
            @Nullable String number,
            @Nullable String to,
            @Nullable String earlier,
            @Nullable List<String> carried,
            @Nullable List<String> waiting,
            @Nullable Boolean beside) {
        String item() {
            return Objects.requireNonNullElse(number, "");
        }
    }

    /**
     * @param key stays the item's own when it is moved, so that the focus goes with it
     */
    record Line(Timetable.Row row, String key) {}

    @GetMapping
    String show(
            @PathVariable MeetingId id,
            @RequestParam(required = false) @Nullable String earlier,
            Model page) {
        var now = meetings.toRun(id);
        return show(now, new Draft(now.it().agenda()), false, earlier, page);
    }

    @PostMapping
    String press(
            @PathVariable MeetingId id,
            @ModelAttribute Press press,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> chosen,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        var now = meetings.toRun(id);
        var form = ItemForm.of(sent);
        page.addAttribute("item", form);
        var gathers = now.it().status() != Status.PLANNED;
        var before = gathers ? draft(press, now.it()) : new Draft(now.it().agenda());
        var overtaken = !Objects.equals(press.seen(), Command.fingerprint(now.it()));
        if (gathers && (overtaken || Boolean.TRUE.equals(press.beside()))) {
            // What gathered here would undo what somebody else has done: both are seen.
            page.addAttribute("theirs", timetable(now.it(), now.it().agenda()));
        }
        if (overtaken) {
            response.setStatus(412);
            page.addAttribute("refused", new Refused("", true, List.of()));
            return again(now, before, gathers, press, page);
        }
        try {
            form = form.with(uploaded(id, chosen));
        } catch (ServiceRefused refused) {
            return refuse(refused, now, before, gathers, press, page, response);
        }
        page.addAttribute("item", form);
        var after = changed(now.it(), before, press, form, locale);
        if (gathers) {
            return show(now, after, true, press.earlier(), page);
        }
        if (press.act() == Act.BROWSE) {
            return "redirect:/meetings/" + id + "/agenda?earlier=" + press.earlier();
        }
        try {
            meetings.exchange(
                    HttpMethod.PUT,
                    "/meetings/{id}/agenda",
                    after.request(),
                    Map.of(HttpHeaders.IF_MATCH, now.etag()),
                    Meeting.class,
                    id);
            return "redirect:/meetings/" + id + "/agenda";
        } catch (ServiceRefused refused) {
            return refuse(refused, meetings.toRun(id), before, false, press, page, response);
        }
    }

    private List<Paper> uploaded(MeetingId id, @Nullable List<MultipartFile> chosen) {
        return chosen == null
                ? List.of()
                : chosen.stream().map(it -> papers.upload(id, it)).toList();
    }

    private String refuse(
            ServiceRefused refused,
            Seen<Meeting> now,
            Draft before,
            boolean gathers,
            Press press,
            Model page,
            HttpServletResponse response) {
        response.setStatus(refused.status().value());
        page.addAttribute("refused", Refused.by(refused));
        return again(now, before, gathers, press, page);
    }

    private Draft changed(Meeting meeting, Draft draft, Press press, ItemForm form, Locale locale) {
        var number = press.item();
        return switch (press.act()) {
            case ADD -> draft.add(number, form.item(null));
            case EDIT -> draft.replace(number, form.item(draft.find(number)));
            case UP -> draft.up(number);
            case DOWN -> draft.down(number);
            case MOVE -> draft.move(number, Objects.requireNonNullElse(press.to(), ""));
            case REMOVE -> draft.remove(number);
            case BROWSE -> draft;
            case CARRY -> carried(draft, press);
            case CASES -> backlog(meeting).withCases(draft, orNone(press.waiting()));
            case FOLLOW_UPS ->
                    backlog(meeting)
                            .withFollowUps(
                                    draft,
                                    orNone(press.waiting()),
                                    words.getMessage("editor.followups.item", null, locale));
        };
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return Objects.requireNonNullElse(ids, List.of());
    }

    private Backlog backlog(Meeting meeting) {
        return new Backlog(
                ofGroups(meeting, OpenCase.class, "/cases?group={group}&status=OPEN&limit=100"),
                ofGroups(
                        meeting,
                        OpenFollowUp.class,
                        "/followups?group={group}&status=OPEN&limit=100"));
    }

    /** What two of the groups have together is there once. */
    private <T> List<T> ofGroups(Meeting meeting, Class<T> type, String path) {
        return meeting.groupIds().stream()
                .flatMap(it -> meetings.page(type, path, it).items().stream())
                .distinct()
                .toList();
    }

    private Draft carried(Draft draft, Press press) {
        if (press.earlier() == null || press.carried() == null) {
            return draft;
        }
        var from = new Draft(desk.meeting(new MeetingId(press.earlier())).agenda());
        var with = draft;
        for (var number : press.carried()) {
            var item = from.find(number);
            if (item != null) {
                with = with.add(item);
            }
        }
        return with;
    }

    /** What was typed is not lost: it can be put in again, into the agenda as it now is. */
    private String again(Seen<Meeting> now, Draft draft, boolean gathers, Press press, Model page) {
        page.addAttribute("kept", press.act() == Act.ADD || press.act() == Act.EDIT ? press : null);
        return show(now, draft, gathers, press.earlier(), page);
    }

    private String show(
            Seen<Meeting> now, Draft draft, boolean changed, @Nullable String earlier, Model page) {
        var meeting = now.it();
        var names = desk.frame(meeting, people.current().orElseThrow(), page);
        var timetable = timetable(meeting, draft.items());
        page.addAttribute("timetable", timetable);
        page.addAttribute("lines", lines(timetable));
        page.addAttribute("kinds", ItemKind.values());
        page.addAttribute("members", names.all());
        page.addAttribute("seen", Command.fingerprint(meeting));
        page.addAttribute("gathers", meeting.status() != Status.PLANNED);
        page.addAttribute("changed", changed && !draft.items().equals(meeting.agenda()));
        page.addAttribute("draft", json.writeValueAsString(draft.items()));
        page.addAttribute("earlierMeetings", earlier(meeting));
        page.addAttribute("backlog", backlog(meeting).without(draft));
        page.addAttribute(
                "earlier",
                earlier == null || earlier.isBlank() ? null : desk.meeting(new MeetingId(earlier)));
        return "meeting-agenda";
    }

    private static Timetable timetable(Meeting meeting, List<AgendaItem> items) {
        return Timetable.of(meeting.start(), meeting.end(), items);
    }

    private static List<Line> lines(Timetable timetable) {
        var times = new HashMap<String, Integer>();
        var lines = new ArrayList<Line>();
        for (var row : timetable.rows()) {
            var called = Integer.toHexString(row.item().title().hashCode());
            var nth = times.merge(called, 1, Integer::sum);
            lines.add(new Line(row, called + "-" + nth));
        }
        return lines;
    }

    /** Those of the same groups, the newest first. */
    private List<Meeting> earlier(Meeting meeting) {
        var found = new ArrayList<Meeting>();
        for (var group : meeting.groupIds()) {
            meetings
                    .all(
                            Meeting.class,
                            "/meetings?group={group}&from={from}&to={to}&limit=100",
                            group,
                            meeting.startsAt().minus(Duration.ofDays(550)),
                            meeting.startsAt())
                    .stream()
                    .filter(it -> !it.meetingId().equals(meeting.meetingId()))
                    .filter(it -> !it.agenda().isEmpty())
                    .filter(it ->
                            found.stream()
                                    .noneMatch(known -> known.meetingId().equals(it.meetingId())))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(Meeting::startsAt).reversed());
        return found.stream().limit(EARLIER).toList();
    }

    private Draft draft(Press press, Meeting meeting) {
        return press.draft() == null || press.draft().isBlank()
                ? new Draft(meeting.agenda())
                : new Draft(Arrays.asList(json.readValue(press.draft(), AgendaItem[].class)));
    }
}
