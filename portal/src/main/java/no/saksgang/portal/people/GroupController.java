package no.saksgang.portal.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The groups, and each of them. */
@Controller
@RequestMapping("/groups")
class GroupController {
    private final MeetingService meetings;
    private final Directory directory;
    private final GroupPage page;

    GroupController(MeetingService meetings, Directory directory, GroupPage page) {
        this.meetings = meetings;
        this.directory = directory;
        this.page = page;
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("groups", directory.groups().values());
        page.addAttribute("typed", Map.of());
        return "groups";
    }

    @PostMapping
    String found(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String contactName,
            @RequestParam(defaultValue = "") String contactEmail,
            @RequestParam String key,
            Model page) {
        var body = new HashMap<String, Object>();
        body.put("name", name.strip());
        if (!organisation.isBlank()) {
            body.put("organisation", organisation.strip());
        }
        if (!contactEmail.isBlank()) {
            body.put("contact", Map.of("name", contactName.strip(), "email", contactEmail.strip()));
        }
        try {
            var group = meetings.create(Group.class, "/groups", body, key);
            return "redirect:/groups/" + group.groupId();
        } catch (ServiceRefused refused) {
            page.addAttribute("groups", directory.groups().values());
            page.addAttribute("refused", refused);
            page.addAttribute(
                    "typed",
                    Map.of(
                            "name", name,
                            "organisation", organisation,
                            "contactName", contactName,
                            "contactEmail", contactEmail));
            return "groups";
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(
            @PathVariable GroupId id, @RequestParam(required = false) @Nullable MemberId edit) {
        return page.of(
                id,
                Optional.ofNullable(edit)
                        .flatMap(it -> meetings.find(Member.class, "/members/{id}", it))
                        .flatMap(it -> MemberForm.of(it, id))
                        .orElse(MemberForm.EMPTY));
    }

    @PostMapping("/{id}/template/removal")
    String removeTemplate(@PathVariable GroupId id) {
        meetings.delete("/groups/{id}/template", id);
        return "redirect:/groups/" + id;
    }
}
