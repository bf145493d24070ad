package no.saksgang.portal.people;

import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Directory;
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
    private final Directory directory;

    PersonController(MeetingService meetings, Directory directory) {
        this.meetings = meetings;
        this.directory = directory;
    }

    @GetMapping
    String one(@PathVariable MemberId id, Model page) {
        var member = meetings.find(Member.class, "/members/{id}", id);
        page.addAttribute("id", id);
        member.ifPresent(it -> page.addAttribute("member", it));
        page.addAttribute("names", directory.namesOfGroups());
        return "person";
    }

    /** Nothing is left of them but what approved referater say; the page then shows that. */
    @PostMapping("/erasure")
    String erase(@PathVariable MemberId id) {
        meetings.delete("/members/{id}", id);
        return "redirect:/people/" + id;
    }
}
