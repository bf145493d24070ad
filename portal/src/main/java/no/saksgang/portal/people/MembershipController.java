package no.saksgang.portal.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.foresight.Sending;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who comes into a group and who leaves it. Where that sends mail, as the invitations to what a
 * newcomer is in time for, one sees it first.
 */
@Controller
@RequestMapping("/groups/{id}/members")
class MembershipController {
    private static final String MEMBER = "/groups/{group}/members/{member}";

    private final MeetingService meetings;
    private final Directory directory;
    private final Foresight foresight;
    private final GroupPage page;

    MembershipController(
            MeetingService meetings, Directory directory, Foresight foresight, GroupPage page) {
        this.meetings = meetings;
        this.directory = directory;
        this.foresight = foresight;
        this.page = page;
    }

    @PostMapping
    ModelAndView join(
            @PathVariable GroupId id,
            MemberForm typed,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> form) {
        if (step.equals("edit")) {
            return page.of(id, typed);
        }
        var sending = sending(id, "group.join", "/members", false, form);
        try {
            return step(step, joining(id, typed, key), sending, id);
        } catch (ServiceRefused refused) {
            return page.of(id, typed).addObject("refused", refused);
        }
    }

    @PostMapping(params = "step=mail")
    void mailOfJoining(
            @PathVariable GroupId id,
            MemberForm typed,
            @RequestParam String key,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(joining(id, typed, key), letter, response);
    }

    /** A newcomer's id is the form's key, so that pressing twice makes one person. */
    private Ask joining(GroupId id, MemberForm typed, String key) {
        return new Ask(
                HttpMethod.PUT,
                MEMBER,
                typed.body(directory.organisations()),
                Map.of(),
                List.of(id, typed.memberIdOr(key)));
    }

    @PostMapping("/{member}/leaving")
    ModelAndView leave(
            @PathVariable GroupId id,
            @PathVariable MemberId member,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam MultiValueMap<String, String> form) {
        if (step.equals("edit")) {
            var known = meetings.get(Member.class, "/members/{id}", member);
            return page.of(id, MemberForm.of(known, id).orElse(MemberForm.EMPTY));
        }
        var sending = sending(id, "group.leave", "/members/" + member + "/leaving", true, form);
        return step(step, leaving(id, member), sending, id);
    }

    @PostMapping(path = "/{member}/leaving", params = "step=mail")
    void mailOfLeaving(
            @PathVariable GroupId id,
            @PathVariable MemberId member,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(leaving(id, member), letter, response);
    }

    private static Ask leaving(GroupId id, MemberId member) {
        return new Ask(HttpMethod.DELETE, MEMBER, null, Map.of(), List.of(id, member));
    }

    private static Sending sending(
            GroupId id,
            String key,
            String there,
            boolean danger,
            MultiValueMap<String, String> form) {
        var here = "/groups/" + id;
        return new Sending(key, here, here + there, danger, Dates.HOME, Kept.of(form));
    }

    /** Shows its mail, if there is any; else does it. */
    private ModelAndView step(String step, Ask ask, Sending sending, GroupId id) {
        if (!step.equals("do")) {
            var mail = foresight.pageOfMail(ask, sending);
            if (mail.isPresent()) {
                return mail.get();
            }
        }
        meetings.exchange(
                ask.method(),
                ask.path(),
                ask.body(),
                ask.headers(),
                Void.class,
                ask.with().toArray());
        return new ModelAndView("redirect:/groups/" + id);
    }
}
