package no.saksgang.portal.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.foresight.Sending;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.Mailing;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Conferences and announcements, as the secretariat writes and follows them. */
@Controller
@RequestMapping("/conferences")
class ConferenceController {
    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;
    private final Foresight foresight;

    ConferenceController(
            MeetingService meetings,
            NotificationService notifications,
            Directory directory,
            Foresight foresight) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
        this.foresight = foresight;
    }

    /** News that went out. */
    record Announcement(
            AnnouncementId announcementId,
            String title,
            String body,
            @Nullable String publicBody,
            Audience audience,
            Instant publishedAt) {}

    /** News as somebody types it. */
    record AnnouncementForm(
            @Nullable String title,
            @Nullable String body,
            @Nullable String publicBody,
            @Nullable List<String> groups) {
        static final AnnouncementForm EMPTY = new AnnouncementForm("", "", "", List.of());

        Map<String, Object> request() {
            var request = new HashMap<String, Object>();
            request.put("title", title);
            request.put("body", body);
            if (publicBody != null && !publicBody.isBlank()) {
                request.put("publicBody", publicBody);
            }
            request.put("audience", Audiences.body(groups));
            return request;
        }
    }

    @ModelAttribute("groups")
    Collection<Group> groups() {
        return directory.groups().values();
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute(
                "conferences",
                meetings.all(Conference.class, "/conferences?limit=100").stream()
                        .sorted(Comparator.comparing(ConferenceController::when).reversed())
                        .toList());
        page.addAttribute(
                "announcements",
                meetings.all(Announcement.class, "/announcements?limit=100").stream()
                        .sorted(Comparator.comparing(Announcement::publishedAt).reversed())
                        .toList());
        return "conferences";
    }

    private static String when(Conference it) {
        return it.startsAt() == null ? String.valueOf(it.date()) : it.startsAt().toString();
    }

    @GetMapping("/new")
    String write(Model page) {
        page.addAttribute("typed", ConferenceForm.EMPTY);
        return "conference-new";
    }

    @PostMapping("/new")
    String plan(ConferenceForm typed, @RequestParam String key, Model page) {
        try {
            var planned = meetings.create(Conference.class, "/conferences", typed.body(), key);
            return "redirect:/conferences/" + planned.conferenceId();
        } catch (ServiceRefused refused) {
            page.addAttribute("typed", typed);
            page.addAttribute("refused", refused);
            return "conference-new";
        } catch (ServiceAway away) {
            page.addAttribute("typed", typed);
            page.addAttribute("away", true);
            return "conference-new";
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable ConferenceId id, ModelMap page) {
        var conference = meetings.get(Conference.class, "/conferences/{id}", id);
        page.addAttribute("conference", conference);
        page.addAttribute(
                "names",
                directory.namesOf(
                        conference.registered().stream()
                                .map(Conference.Registered::memberId)
                                .toList()));
        about("conference/" + id, page);
        return "conference";
    }

    /** What has been sent about it; that nobody can say it now hides nothing else. */
    private void about(String subject, ModelMap page) {
        try {
            page.addAttribute(
                    "mailings",
                    notifications.all(Mailing.class, "/mailings?about={about}", subject));
        } catch (ServiceAway away) {
            page.addAttribute("mailings", List.of());
            page.addAttribute("mailAway", true);
        }
    }

    /** First one sees what it sends, then one does it. */
    @PostMapping("/{id}/{command:announcement|cancellation}")
    ModelAndView command(
            @PathVariable ConferenceId id,
            @PathVariable String command,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> form) {
        var cancels = command.equals("cancellation");
        if (step.equals("edit")) {
            return again(id, cancels ? reason : null);
        }
        try {
            if (step.equals("do")) {
                meetings.act("/conferences/{id}/{command}", body(cancels, reason), id, command);
                return new ModelAndView("redirect:/conferences/" + id);
            }
            var here = "/conferences/" + id;
            return foresight.page(
                    ask(id, command, reason),
                    new Sending(
                            cancels ? "conferences.cancel" : "conferences.announce",
                            here,
                            here + "/" + command,
                            cancels,
                            Dates.HOME,
                            Kept.of(form)));
        } catch (ServiceRefused refused) {
            return again(id, cancels ? reason : null).addObject("refused", refused);
        }
    }

    private ModelAndView again(ConferenceId id, @Nullable String reason) {
        var page = new ModelMap();
        one(id, page);
        return new ModelAndView("conference", page).addObject("reason", reason);
    }

    @PostMapping(path = "/{id}/{command:announcement|cancellation}", params = "step=mail")
    void mail(
            @PathVariable ConferenceId id,
            @PathVariable String command,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(ask(id, command, reason), letter, response);
    }

    private static Ask ask(ConferenceId id, String command, String reason) {
        return Ask.post(
                "/conferences/{id}/{command}",
                body(command.equals("cancellation"), reason),
                "",
                id,
                command);
    }

    private static Map<String, Object> body(boolean cancels, String reason) {
        return cancels ? Map.of("reason", reason) : Map.of();
    }

    @GetMapping("/announcements/new")
    String writeNews(Model page) {
        page.addAttribute("typed", AnnouncementForm.EMPTY);
        return "announcement-new";
    }

    /** First as it will look, and whom it will reach; then, when that is confirmed, out to all. */
    @PostMapping("/announcements/new")
    String publish(
            AnnouncementForm typed,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> form,
            Model page) {
        page.addAttribute("typed", typed);
        try {
            if (step.equals("do")) {
                var published =
                        meetings.create(Announcement.class, "/announcements", typed.request(), key);
                return "redirect:/conferences/announcements/" + published.announcementId();
            }
            foresight.look(ask(typed, key), page);
            page.addAttribute("kept", Kept.of(form));
            page.addAttribute("zone", Dates.HOME);
        } catch (ServiceRefused refused) {
            page.addAttribute("refused", refused);
        } catch (ServiceAway away) {
            page.addAttribute("away", true);
        }
        return "announcement-new";
    }

    @PostMapping(path = "/announcements/new", params = "step=mail")
    void mail(
            AnnouncementForm typed,
            @RequestParam String key,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(ask(typed, key), letter, response);
    }

    /** Under the key with which it will be posted, so that it is foreseen as what it will be. */
    private static Ask ask(AnnouncementForm typed, String key) {
        return new Ask(
                HttpMethod.POST,
                "/announcements",
                typed.request(),
                Map.of("Idempotency-Key", key),
                List.of());
    }

    @GetMapping("/announcements/{id}")
    String news(@PathVariable String id, ModelMap page) {
        page.addAttribute(
                "announcement", meetings.get(Announcement.class, "/announcements/{id}", id));
        about("announcement/" + id, page);
        return "announcement";
    }
}
