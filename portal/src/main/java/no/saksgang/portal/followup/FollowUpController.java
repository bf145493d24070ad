package no.saksgang.portal.followup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.login.People;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
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

/** Follow-ups of all meetings: what is late, whose it is, and that it is done. */
@Controller
@RequestMapping("/followups")
class FollowUpController {
    private final MeetingService meetings;
    private final Directory directory;
    private final People people;

    FollowUpController(MeetingService meetings, Directory directory, People people) {
        this.meetings = meetings;
        this.directory = directory;
        this.people = people;
    }

    /** What of all is shown. */
    record Asked(String group, String status, boolean mine) {}

    /** One as somebody types it. */
    record FollowUpForm(
            @Nullable String text,
            @Nullable String group,
            @Nullable String owner,
            @Nullable String due,
            @Nullable String dueWords) {
        private static final Pattern PERIOD = Pattern.compile("(?i)Q([1-4])\\s*(\\d{4})");

        static final FollowUpForm EMPTY = new FollowUpForm("", "", "", "", "");

        Map<String, Object> body() {
            var body = new HashMap<String, Object>();
            body.put("text", text);
            body.put("groupIds", group == null || group.isBlank() ? List.of() : List.of(group));
            if (owner != null && !owner.isBlank()) {
                body.put("owners", List.of(Map.of("memberId", owner)));
            }
            if (due != null && !due.isBlank()) {
                body.put("due", Map.of("on", due));
            } else if (dueWords != null && !dueWords.isBlank()) {
                body.put("due", fuzzy(dueWords.strip()));
            }
            return body;
        }

        /** «Q4 2025» is a period, «når e-kurset lanseres» is words. */
        private static Map<String, Object> fuzzy(String said) {
            var period = PERIOD.matcher(said);
            return period.matches()
                    ? Map.of("by", period.group(2) + "-Q" + period.group(1))
                    : Map.of("when", said);
        }
    }

    @ModelAttribute("groups")
    Collection<Group> groups() {
        return directory.groups().values();
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = "false") boolean mine,
            Model page) {
        show(new Asked(group, status, mine), page);
        page.addAttribute("typed", FollowUpForm.EMPTY);
        return "followups";
    }

    private void show(Asked asked, Model page) {
        var path = new StringBuilder("/followups?limit=100");
        var with = new ArrayList<Object>();
        if (!asked.status().isEmpty()) {
            path.append("&status={status}");
            with.add(asked.status());
        }
        if (!asked.group().isEmpty()) {
            path.append("&group={group}");
            with.add(asked.group());
        }
        var member = people.current().orElseThrow().memberId();
        if (asked.mine() && member != null) {
            path.append("&owner={owner}");
            with.add(member);
        }
        page.addAttribute("asked", asked);
        page.addAttribute(
                "followUps", meetings.all(FollowUp.class, path.toString(), with.toArray()));
        page.addAttribute(
                "members",
                asked.group().isEmpty()
                        ? List.of()
                        : directory.membersOf(new GroupId(asked.group())));
    }

    @PostMapping
    String register(FollowUpForm typed, Model page) {
        try {
            meetings.post("/followups", typed.body());
            return "redirect:/followups?group=" + typed.group();
        } catch (ServiceRefused refused) {
            show(new Asked(typed.group() == null ? "" : typed.group(), "OPEN", false), page);
            page.addAttribute("typed", typed);
            page.addAttribute("refused", refused);
            return "followups";
        }
    }

    @PostMapping("/{id}/closing")
    String close(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MemberId closedBy,
            @RequestParam(defaultValue = "") String note) {
        var body = new HashMap<String, Object>();
        var self = people.current().orElseThrow().memberId();
        body.put("closedBy", closedBy == null ? self : closedBy);
        if (!note.isBlank()) {
            body.put("note", note);
        }
        meetings.post("/followups/" + id + "/closing", body);
        return "redirect:/followups";
    }

    @PostMapping("/{id}/reopening")
    String reopen(@PathVariable String id) {
        meetings.post("/followups/" + id + "/reopening", Map.of());
        return "redirect:/followups";
    }
}
