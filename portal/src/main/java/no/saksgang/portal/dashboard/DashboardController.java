package no.saksgang.portal.dashboard;

import no.saksgang.portal.login.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page and its parts, each of which is asked for anew when an event concerns it. */
@Controller
class DashboardController {
    private final Overview overview;
    private final People people;

    DashboardController(Overview overview, People people) {
        this.overview = overview;
        this.people = people;
    }

    @GetMapping("/")
    String all(Model page) {
        var person = people.current().orElseThrow();
        var meetings = overview.meetings();
        page.addAttribute("ahead", overview.ahead(person, meetings));
        page.addAttribute("tasks", overview.tasks(person, meetings));
        page.addAttribute("mail", overview.mail(person));
        page.addAttribute("happened", overview.happened(meetings));
        page.addAttribute("history", overview.history(person, meetings));
        return "dashboard";
    }

    @GetMapping("/dashboard/ahead")
    String ahead(Model page) {
        page.addAttribute("ahead", overview.ahead(people.current().orElseThrow()));
        return "dashboard :: ahead";
    }

    @GetMapping("/dashboard/tasks")
    String tasks(Model page) {
        page.addAttribute("tasks", overview.tasks(people.current().orElseThrow()));
        return "dashboard :: tasks";
    }

    /** Asked for when the page is there: three services are asked, and they Kafka. */
    @GetMapping("/dashboard/left-behind")
    String leftBehind(Model page) {
        page.addAttribute("leftBehind", overview.leftBehind(people.current().orElseThrow()));
        return "dashboard :: left-behind";
    }

    @GetMapping("/dashboard/mailings")
    String mailings(Model page) {
        page.addAttribute("mail", overview.mail(people.current().orElseThrow()));
        return "dashboard :: mailings";
    }

    @GetMapping("/dashboard/stream")
    String stream(Model page) {
        page.addAttribute("happened", overview.happened());
        return "dashboard :: stream";
    }

    @GetMapping("/dashboard/history")
    String history(Model page) {
        page.addAttribute("history", overview.history(people.current().orElseThrow()));
        return "dashboard :: history";
    }
}
