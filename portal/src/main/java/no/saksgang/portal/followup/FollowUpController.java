package no.saksgang.portal.followup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.login.People;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.page.DueText;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Follow-ups of all meetings: what is late, whose it is, and that it is done. */
@Controller
@RequestMapping("/followups")
class FollowUpController {
    private static final String OPEN = "OPEN";

    /** Not an empty text, which a form that says nothing sends too. */
    private static final String ALL = "ALL";

    private final MeetingService meetings;
    private final Directory directory;
    private final People people;
    private final Foresight foresight;

    FollowUpController(
            MeetingService meetings, Directory directory, People people, Foresight foresight) {
        this.meetings = meetings;
        this.directory = directory;
        this.people = people;
        this.foresight = foresight;
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
        static final FollowUpForm EMPTY = new FollowUpForm("", "", "", "", "");

        Map<String, Object> body() {
            var body = new HashMap<String, Object>();
            body.put("text", text);
            body.put("groupIds", group == null || group.isBlank() ? List.of() : List.of(group));
            if (owner != null && !owner.isBlank()) {
                body.put("owners", List.of(Map.of("memberId", owner)));
            }
            var until = DueText.read(due == null || due.isBlank() ? dueWords : due);
            if (until != null) {
                body.put("due", until);
            }
            return body;
        }
    }

    @ModelAttribute("groups")
    Collection<Group> groups() {
        return directory.groups().values();
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = OPEN) String status,
            @RequestParam(defaultValue = "false") boolean mine,
            Model page) {
        show(new Asked(group, status, mine), page);
        page.addAttribute("typed", FollowUpForm.EMPTY);
        return "followups";
    }

    private void show(Asked asked, Model page) {
        var path = new StringBuilder("/followups?limit=100");
        var with = new ArrayList<Object>();
        if (!asked.status().equals(ALL)) {
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

    /** Mail comes of it later, if it is not done by then; so one is told when, and not asked. */
    @PostMapping
    String register(
            FollowUpForm typed, @RequestParam String key, Model page, RedirectAttributes back) {
        try {
            var mail = new ExtendedModelMap().addAttribute("zone", Dates.HOME);
            foresight.look(Ask.post("/followups", typed.body(), ""), mail);
            meetings.create(FollowUp.class, "/followups", typed.body(), key);
            mail.asMap().forEach(back::addFlashAttribute);
            return shown(new Asked(orEmpty(typed.group()), OPEN, false), back);
        } catch (ServiceRefused refused) {
            show(new Asked(orEmpty(typed.group()), OPEN, false), page);
            page.addAttribute("typed", typed);
            page.addAttribute("refused", refused);
            return "followups";
        }
    }

    /** By one of its owners, in their own name, or by the secretariat. */
    @PostMapping("/{id}/closing")
    String close(@PathVariable FollowUpId id, Asked asked, RedirectAttributes back) {
        var followUp = meetings.get(FollowUp.class, "/followups/{id}", id);
        var member = people.current().orElseThrow().memberId();
        meetings.act(
                "/followups/{id}/closing",
                member != null && followUp.isOf(member) ? Map.of("closedBy", member) : Map.of(),
                id);
        return shown(asked, back);
    }

    @PostMapping("/{id}/reopening")
    String reopen(@PathVariable FollowUpId id, Asked asked, RedirectAttributes back) {
        meetings.act("/followups/{id}/reopening", Map.of(), id);
        return shown(asked, back);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** To the list as it was chosen. */
    private static String shown(Asked asked, RedirectAttributes back) {
        back.addAttribute("group", asked.group());
        back.addAttribute("status", asked.status());
        back.addAttribute("mine", asked.mine());
        return "redirect:/followups";
    }
}
