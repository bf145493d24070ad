package no.saksgang.portal.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Meeting;
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

/** One meeting at a glance, and the answers to its invitation. */
@Controller
@RequestMapping("/meetings/{id}")
class MeetingController {
    private final MeetingService meetings;
    private final MeetingDesk desk;
    private final People people;

    MeetingController(MeetingService meetings, MeetingDesk desk, People people) {
        this.meetings = meetings;
        this.desk = desk;
        this.people = people;
    }

    @GetMapping
    String one(
            @PathVariable MeetingId id,
            @RequestParam(required = false) @Nullable Command done,
            Model page) {
        var person = people.current().orElseThrow();
        var meeting = desk.meeting(id);
        desk.layOut(meeting, person, page);
        page.addAttribute("typed", AnswerForm.of(meeting, person));
        page.addAttribute("done", done);
        return "meeting";
    }

    @GetMapping("/print")
    String print(@PathVariable MeetingId id, Model page) {
        desk.layOut(desk.meeting(id), people.current().orElseThrow(), page);
        return "meeting-print";
    }

    /** A member answers for themselves. */
    @PostMapping("/answer")
    String answer(
            @PathVariable MeetingId id,
            @ModelAttribute AnswerForm form,
            Model page,
            HttpServletResponse response) {
        var person = people.current().orElseThrow();
        try {
            if (person.memberId() != null) {
                put(id, person.memberId(), form);
            }
            return "redirect:/meetings/" + id + "#answer";
        } catch (ServiceRefused refused) {
            desk.layOut(desk.meeting(id), person, page);
            page.addAttribute("typed", form);
            page.addAttribute("refused", Refused.by(refused));
            response.setStatus(refused.status().value());
            return "meeting";
        }
    }

    /** The secretariat puts down what a member has said to them. */
    @PostMapping("/answers/{member}")
    String putDown(
            @PathVariable MeetingId id,
            @PathVariable MemberId member,
            @ModelAttribute AnswerForm form) {
        put(id, member, form.keeping(desk.meeting(id).answerOf(member)));
        return "redirect:/meetings/" + id + "#invited-" + member;
    }

    private void put(MeetingId id, MemberId member, AnswerForm form) {
        meetings.put("/meetings/{id}/answers/{member}", form.request(), "", id, member);
    }

    /** An answer as it is typed: every field is text, so that nothing typed is lost. */
    record AnswerForm(
            @Nullable AnswerKind answer,
            @Nullable String comment,
            @Nullable String substituteName,
            @Nullable String substituteEmail,
            @Nullable String substituteId,
            @Nullable String from,
            @Nullable String until,
            @Nullable List<String> recusedFrom) {
        static AnswerForm of(Meeting meeting, Person person) {
            var member = person.memberId();
            var answer = member == null ? null : meeting.answerOf(member);
            return answer == null
                    ? new AnswerForm(null, null, null, null, null, null, null, List.of())
                    : new AnswerForm(
                            answer.answer(),
                            answer.comment(),
                            null,
                            null,
                            id(answer.substituteId()),
                            text(answer.from()),
                            text(answer.until()),
                            answer.recusedFrom());
        }

        private static @Nullable String text(@Nullable LocalTime time) {
            return time == null ? null : time.toString();
        }

        private static @Nullable String id(@Nullable MemberId member) {
            return member == null ? null : member.value();
        }

        /** This yes or no, and what the member has said beside it. */
        AnswerForm keeping(Meeting.@Nullable Answer said) {
            return said == null
                    ? this
                    : new AnswerForm(
                            answer,
                            said.comment(),
                            null,
                            null,
                            id(said.substituteId()),
                            text(said.from()),
                            text(said.until()),
                            said.recusedFrom());
        }

        /** Whether more than yes or no is said. */
        public boolean saysMore() {
            return Form.said(comment) != null
                    || Form.said(substituteName) != null
                    || Form.said(substituteEmail) != null
                    || Form.said(substituteId) != null
                    || Form.said(from) != null
                    || Form.said(until) != null
                    || (recusedFrom != null && !recusedFrom.isEmpty());
        }

        public boolean recuses(String item) {
            return recusedFrom != null && recusedFrom.contains(item);
        }

        Map<String, Object> request() {
            var name = Form.said(substituteName);
            var email = Form.said(substituteEmail);
            var isNew = name != null || email != null;
            return Form.body(
                    "answer",
                    answer,
                    "comment",
                    Form.said(comment),
                    "substitute",
                    isNew ? Form.body("name", name, "email", email) : null,
                    "substituteId",
                    isNew ? null : Form.said(substituteId),
                    "from",
                    Form.said(from),
                    "until",
                    Form.said(until),
                    "recusedFrom",
                    recusedFrom);
        }
    }
}
