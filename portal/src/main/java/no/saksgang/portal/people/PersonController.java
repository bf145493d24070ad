package no.saksgang.portal.people;

import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.ServiceRefused;
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
        page.addAttribute("id", id);
        try {
            page.addAttribute("member", meetings.get(Member.class, "/members/{id}", id));
        } catch (ServiceRefused refused) {
            // That somebody is gone is what the page says; who may not look is refused.
            if (!refused.isUnknown()) {
                throw refused;
            }
        }
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
