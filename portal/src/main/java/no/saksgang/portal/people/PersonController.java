package no.saksgang.portal.people;

import java.util.Map;
import java.util.stream.Collectors;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One person, and how they are forgotten. */
@Controller
@RequestMapping("/people/{id}")
class PersonController {
    private final MeetingService meetings;

    PersonController(MeetingService meetings) {
        this.meetings = meetings;
    }

    @GetMapping
    String one(@PathVariable MemberId id, Model page) {
        var member = meetings.find(Member.class, "/members/{id}", id);
        page.addAttribute("id", id);
        member.ifPresent(it -> page.addAttribute("member", it));
        page.addAttribute("groupNames", groupNames());
        return "person";
    }

    private Map<GroupId, String> groupNames() {
        return meetings.all(Group.class, "/groups?limit=100").stream()
                .collect(Collectors.toMap(Group::groupId, Group::name));
    }

    /** Nothing is left of them but what approved referater say; the page then shows that. */
    @PostMapping("/erasure")
    String erase(@PathVariable MemberId id) {
        meetings.delete("/members/{id}", id);
        return "redirect:/people/" + id;
    }
}
