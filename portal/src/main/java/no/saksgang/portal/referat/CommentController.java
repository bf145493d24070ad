package no.saksgang.portal.referat;

import java.util.Objects;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.login.People;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What members say of a circulated draft, and what becomes of it. */
@Controller
@RequestMapping("/meetings/{id}/referat/comments")
class CommentController {
    private final MeetingService meetings;
    private final Writing writing;
    private final Desk desk;
    private final Reading reading;
    private final People people;

    CommentController(
            MeetingService meetings, Writing writing, Desk desk, Reading reading, People people) {
        this.meetings = meetings;
        this.writing = writing;
        this.desk = desk;
        this.reading = reading;
        this.people = people;
    }

    private record Comment(MemberId memberId, String text, @Nullable String itemNumber) {}

    /** As the member who is logged in, and as nobody else. */
    @PostMapping
    ModelAndView comment(
            @PathVariable MeetingId id,
            @RequestParam(defaultValue = "") String text,
            @Nullable String itemNumber,
            @RequestParam String key) {
        var member = people.current().map(it -> it.memberId()).orElse(null);
        if (member == null) {
            throw new AccessDeniedException("members comment");
        }
        var said = new Comment(member, text.replace("\r\n", "\n"), itemNumber);
        try {
            meetings.create(
                    Referat.class,
                    "/meetings/{id}/referat/comments",
                    said,
                    // Who goes back in the browser and writes something else means it.
                    key + "-" + said.hashCode(),
                    id);
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            var page =
                    reading.page(writing.read(id).it())
                            .addObject("refused", refused)
                            .addObject(
                                    "refusedAt",
                                    EditorItem.anchor(
                                            Objects.requireNonNullElse(itemNumber, "all")))
                            .addObject("typed", text);
            page.setStatus(HttpStatus.valueOf(refused.status().value()));
            return page;
        }
        return new ModelAndView(
                "redirect:/meetings/"
                        + id
                        + "/referat?done=commented"
                        + (itemNumber == null ? "" : "#item-" + EditorItem.anchor(itemNumber)));
    }

    private record Resolution(String resolution, boolean partOfReferat) {}

    @PostMapping("/{commentId}/resolution")
    ModelAndView settle(
            @PathVariable MeetingId id,
            @PathVariable String commentId,
            @RequestParam(defaultValue = "") String resolution,
            @RequestParam(defaultValue = "false") boolean partOfReferat) {
        desk.toWrite(id);
        try {
            meetings.put(
                    "/meetings/{id}/referat/comments/{comment}/resolution",
                    new Resolution(resolution.replace("\r\n", "\n"), partOfReferat),
                    "",
                    id,
                    commentId);
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            var page =
                    desk.page(writing.read(id))
                            .addObject("refused", refused)
                            .addObject("refusedComment", commentId)
                            .addObject("typed", resolution);
            page.setStatus(HttpStatus.valueOf(refused.status().value()));
            return page;
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat#comment-" + commentId);
    }
}
