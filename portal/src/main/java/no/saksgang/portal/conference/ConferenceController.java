package no.saksgang.portal.conference;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.Mailing;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Conferences and announcements, as the secretariat writes and follows them. */
@Controller
@RequestMapping("/conferences")
class ConferenceController {
    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;

    ConferenceController(
            MeetingService meetings, NotificationService notifications, Directory directory) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
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
    String one(@PathVariable ConferenceId id, Model page) {
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
    private void about(String subject, Model page) {
        try {
            page.addAttribute(
                    "mailings",
                    notifications.all(Mailing.class, "/mailings?about={about}", subject));
        } catch (ServiceAway away) {
            page.addAttribute("mailings", List.of());
            page.addAttribute("mailAway", true);
        }
    }

    @PostMapping("/{id}/announcement")
    String announce(@PathVariable ConferenceId id, Model page) {
        return act(id, "announcement", Map.of(), page);
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable ConferenceId id, @RequestParam String reason, Model page) {
        page.addAttribute("reason", reason);
        return act(id, "cancellation", Map.of("reason", reason), page);
    }

    private String act(ConferenceId id, String what, Map<String, String> body, Model page) {
        try {
            meetings.act("/conferences/{id}/{what}", body, id, what);
            return "redirect:/conferences/" + id;
        } catch (ServiceRefused refused) {
            page.addAttribute("refused", refused);
            return one(id, page);
        }
    }

    @GetMapping("/announcements/new")
    String writeNews(Model page) {
        page.addAttribute("typed", AnnouncementForm.EMPTY);
        return "announcement-new";
    }

    /** First as it will look, then, when that is confirmed, out to all. */
    @PostMapping("/announcements/new")
    String publish(
            AnnouncementForm typed,
            @RequestParam(defaultValue = "look") String then,
            @RequestParam String key,
            Model page) {
        page.addAttribute("typed", typed);
        if (!then.equals("send")) {
            page.addAttribute("looked", then.equals("look"));
            return "announcement-new";
        }
        try {
            var published =
                    meetings.create(Announcement.class, "/announcements", typed.request(), key);
            return "redirect:/conferences/announcements/" + published.announcementId();
        } catch (ServiceRefused refused) {
            page.addAttribute("refused", refused);
            return "announcement-new";
        } catch (ServiceAway away) {
            page.addAttribute("away", true);
            return "announcement-new";
        }
    }

    @GetMapping("/announcements/{id}")
    String news(@PathVariable String id, Model page) {
        page.addAttribute(
                "announcement", meetings.get(Announcement.class, "/announcements/{id}", id));
        about("announcement/" + id, page);
        return "announcement";
    }
}
