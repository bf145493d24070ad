package no.saksgang.portal.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.login.People;
import no.saksgang.portal.paper.Papers;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** What is done with a meeting and sends mail: asked for, looked at, done. */
@Controller
@RequestMapping("/meetings/{id}")
class CommandController {
    /** How often an answer may come in between reading and doing. */
    private static final int ATTEMPTS = 4;

    private final MeetingService meetings;
    private final Foresight foresight;
    private final MeetingDesk desk;
    private final People people;
    private final Papers papers;
    private final JsonMapper json;

    CommandController(
            MeetingService meetings,
            Foresight foresight,
            MeetingDesk desk,
            People people,
            Papers papers,
            JsonMapper json) {
        this.meetings = meetings;
        this.foresight = foresight;
        this.desk = desk;
        this.people = people;
        this.papers = papers;
        this.json = json;
    }

    @GetMapping("/{command:preview|schedule|cancellation|papers}")
    String ask(
            @PathVariable MeetingId id,
            @PathVariable String command,
            Model page,
            HttpServletResponse response) {
        var what = called(command);
        var now = meetings.toRun(id);
        var typed = new HashMap<String, String>();
        what.asNow(now.it()).forEach((name, value) -> typed.put(name, value.toString()));
        // An approval asks for nothing that is not known.
        return what == Command.APPROVAL
                ? look(what, typed, now, page, response)
                : show(what, typed, now, page);
    }

    @PostMapping(
            path = {
                "/{command:preview|schedule|cancellation|papers}",
                "/agenda/{command:amendment}"
            },
            params = "step=look")
    String look(
            @PathVariable MeetingId id,
            @PathVariable String command,
            @RequestParam Map<String, String> typed,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            Model page,
            HttpServletResponse response) {
        var what = called(command);
        var now = meetings.toRun(id);
        if (what == Command.PAPERS && file != null && !file.isEmpty()) {
            try {
                lay(papers.upload(id, file), typed);
            } catch (ServiceRefused refused) {
                return refuse(refused, what, typed, now, page, response);
            }
        }
        if (what == Command.AMENDMENT
                && typed.containsKey("seen")
                && !Command.fingerprint(now.it()).equals(typed.get("seen"))) {
            overtaken(what, now.it(), page, response);
        }
        return look(what, typed, now, page, response);
    }

    /**
     * Somebody else was first; an agenda that would take the place of theirs is shown beside it.
     */
    private static void overtaken(
            Command what, Meeting now, Model page, HttpServletResponse response) {
        page.addAttribute("refused", new Refused("", true, List.of()));
        if (what == Command.AMENDMENT) {
            page.addAttribute("theirs", Timetable.of(now.start(), now.end(), now.agenda()));
        }
        response.setStatus(412);
    }

    /** Into the form; a title that somebody has typed stays. */
    private static void lay(Paper uploaded, Map<String, String> typed) {
        typed.put("url", uploaded.url());
        if (Form.said(typed.get("title")) == null) {
            typed.put("title", uploaded.title());
        }
    }

    @PostMapping(
            path = {
                "/{command:preview|schedule|cancellation|papers}",
                "/agenda/{command:amendment}"
            },
            params = "step=do")
    String perform(
            @PathVariable MeetingId id,
            @PathVariable String command,
            @RequestParam Map<String, String> typed,
            @RequestParam String seen,
            Model page,
            HttpServletResponse response) {
        var what = called(command);
        var now = meetings.toRun(id);
        for (var attempt = 1; ; attempt++) {
            if (!seen.equals(Command.fingerprint(now.it()))) {
                overtaken(what, now.it(), page, response);
                return look(what, typed, now, page, response);
            }
            try {
                meetings.exchange(
                        what.method(),
                        what.path(),
                        request(what, typed, now.it()),
                        Map.of(HttpHeaders.IF_MATCH, now.etag()),
                        Meeting.class,
                        id);
                return "redirect:/meetings/" + id + "?done=" + what;
            } catch (ServiceRefused refused) {
                if (!refused.isStale() || attempt == ATTEMPTS) {
                    return refuse(refused, what, typed, now, page, response);
                }
                now = meetings.toRun(id);
            }
        }
    }

    /** One of the mails as it will be, for a frame. */
    @PostMapping(
            path = {
                "/{command:preview|schedule|cancellation|papers}",
                "/agenda/{command:amendment}"
            },
            params = "step=mail")
    void mail(
            @PathVariable MeetingId id,
            @PathVariable String command,
            @RequestParam Map<String, String> typed,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        var what = called(command);
        var now = meetings.toRun(id);
        foresight.letter(ask(what, typed, now), letter, response);
    }

    private String look(
            Command what,
            Map<String, String> typed,
            Seen<Meeting> now,
            Model page,
            HttpServletResponse response) {
        try {
            foresight.look(ask(what, typed, now), page);
        } catch (ServiceRefused refused) {
            return refuse(refused, what, typed, now, page, response);
        }
        return show(what, typed, now, page);
    }

    private String refuse(
            ServiceRefused refused,
            Command what,
            Map<String, String> typed,
            Seen<Meeting> now,
            Model page,
            HttpServletResponse response) {
        response.setStatus(refused.status().value());
        page.addAttribute("refused", Refused.by(refused));
        return show(what, typed, now, page);
    }

    private String show(Command what, Map<String, String> typed, Seen<Meeting> now, Model page) {
        desk.frame(now.it(), people.current().orElseThrow(), page);
        page.addAttribute("what", what);
        page.addAttribute("typed", typed);
        page.addAttribute("seen", Command.fingerprint(now.it()));
        page.addAttribute("kept", kept(what, typed, now.it()));
        if (what == Command.AMENDMENT) {
            page.addAttribute(
                    "timetable",
                    Timetable.of(now.it().start(), now.it().end(), draft(typed).items()));
        }
        return "meeting-send";
    }

    private static List<Kept> kept(Command what, Map<String, String> typed, Meeting now) {
        return Stream.concat(
                        what.fields().stream()
                                .flatMap(name ->
                                        Stream.ofNullable(typed.get(name))
                                                .map(it -> new Kept(name, it))),
                        Stream.of(new Kept("seen", Command.fingerprint(now))))
                .toList();
    }

    private Ask ask(Command what, Map<String, String> typed, Seen<Meeting> now) {
        return new Ask(
                what.method(),
                what.path(),
                request(what, typed, now.it()),
                Map.of(HttpHeaders.IF_MATCH, now.etag()),
                List.of(now.it().meetingId()));
    }

    private Map<String, Object> request(Command what, Map<String, String> typed, Meeting now) {
        return what == Command.AMENDMENT ? draft(typed).request() : what.request(typed, now);
    }

    private Draft draft(Map<String, String> typed) {
        return new Draft(
                List.of(
                        json.readValue(
                                Objects.requireNonNullElse(typed.get("draft"), "[]"),
                                AgendaItem[].class)));
    }

    private static Command called(String page) {
        return page.equals("preview")
                ? Command.APPROVAL
                : Command.valueOf(page.toUpperCase(Locale.ROOT));
    }
}
