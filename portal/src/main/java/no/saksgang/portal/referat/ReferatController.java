package no.saksgang.portal.referat;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.foresight.Sending;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The referat as it is read, and what is done with the whole of it. */
@Controller
@RequestMapping("/meetings/{id}/referat")
class ReferatController {
    private static final String CIRCULATION = "/meetings/{id}/referat/circulation";
    private static final String APPROVAL = "/meetings/{id}/referat/approval";

    private final MeetingService meetings;
    private final Writing writing;
    private final Desk desk;
    private final Reading reading;
    private final Foresight foresight;
    private final MessageSource words;

    ReferatController(
            MeetingService meetings,
            Writing writing,
            Desk desk,
            Reading reading,
            Foresight foresight,
            MessageSource words) {
        this.meetings = meetings;
        this.writing = writing;
        this.desk = desk;
        this.reading = reading;
        this.foresight = foresight;
        this.words = words;
    }

    /** To be written, by who may as long as it is not approved; to be read by all others. */
    @GetMapping
    ModelAndView referat(@PathVariable MeetingId id, @Nullable String done) {
        return reading.of(
                        id,
                        seen ->
                                seen.it().runs() && seen.it().status() != Referat.Status.APPROVED
                                        ? desk.page(seen)
                                        : reading.page(seen.it()))
                .addObject("done", known(done));
    }

    @GetMapping("/reading")
    ModelAndView reading(@PathVariable MeetingId id) {
        return reading.of(id, seen -> reading.page(seen.it()));
    }

    private static @Nullable String known(@Nullable String done) {
        return done != null && Set.of("commented", "approved", "corrected").contains(done)
                ? done
                : null;
    }

    /** What the control finds by now. */
    @GetMapping("/control")
    ModelAndView control(@PathVariable MeetingId id) {
        var seen = desk.toWrite(id);
        return desk.control(
                new ModelAndView("referat-control :: findings"), seen, desk.roll(seen.it()));
    }

    private record Circulation(Instant commentsBy) {}

    /**
     * First one sees what it sends, then one does it.
     *
     * @param control what the control had found, as the page showed it
     * @param acknowledged whether that was looked at and found to be no hindrance
     */
    @PostMapping("/circulation")
    ModelAndView circulate(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam(defaultValue = "") String control,
            @RequestParam(defaultValue = "false") boolean acknowledged,
            @RequestParam(defaultValue = "") String commentsBy,
            @RequestParam MultiValueMap<String, String> form,
            Locale locale) {
        var seen = desk.toWrite(id);
        if (step.equals("edit")) {
            return step(seen, "circulation", null, HttpStatus.OK)
                    .addObject("commentsBy", commentsBy);
        }
        var findings = Control.of(seen.it(), desk.roll(seen.it()));
        if (!findings.isEmpty() && !(acknowledged && control.equals(Fingerprint.of(findings)))) {
            return step(
                            seen,
                            "circulation",
                            word("circulate.look", locale),
                            HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("commentsBy", commentsBy);
        }
        Circulation body;
        try {
            body = circulation(commentsBy, seen.it());
        } catch (DateTimeException noTime) {
            return step(
                    seen,
                    "circulation",
                    word("circulate.by.missing", locale),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            if (step.equals("look")) {
                return foresight.page(
                        Ask.post(CIRCULATION, body, etag, id),
                        sending("circulate", seen.it(), "circulation", form));
            }
            meetings.post(CIRCULATION, body, etag, id);
        } catch (ServiceRefused refused) {
            return refusedStep(id, "circulation", refused, locale)
                    .addObject("commentsBy", commentsBy);
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat#send");
    }

    @PostMapping(path = "/circulation", params = "step=mail")
    void mailOfCirculation(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            @RequestParam String commentsBy,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        var seen = desk.toWrite(id);
        foresight.letter(
                Ask.post(CIRCULATION, circulation(commentsBy, seen.it()), etag, id),
                letter,
                response);
    }

    private static Circulation circulation(String commentsBy, Referat referat) {
        return new Circulation(
                LocalDateTime.parse(commentsBy).atZone(referat.timeZone()).toInstant());
    }

    /** As somebody types it; no remarks means without any, no meeting means in none. */
    record ApprovalForm(@Nullable String remarks, @Nullable String inMeetingId) {
        private Approval approval() {
            return remarks == null || remarks.isBlank()
                    ? new Approval(false, null, meeting())
                    : new Approval(true, remarks.replace("\r\n", "\n"), meeting());
        }

        private @Nullable String meeting() {
            return inMeetingId == null || inMeetingId.isEmpty() ? null : inMeetingId;
        }
    }

    private record Approval(
            boolean withRemarks, @Nullable String remarks, @Nullable String inMeetingId) {}

    /** First one sees what it sends, then one does it. */
    @PostMapping("/approval")
    ModelAndView approve(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            @RequestParam(defaultValue = "look") String step,
            ApprovalForm typed,
            @RequestParam MultiValueMap<String, String> form,
            Locale locale) {
        try {
            switch (step) {
                case "edit" -> {
                    return step(writing.read(id), "approval", null, HttpStatus.OK)
                            .addObject("typedApproval", typed);
                }
                case "look" -> {
                    return foresight.page(
                            Ask.post(APPROVAL, typed.approval(), etag, id),
                            sending("approve", writing.read(id).it(), "approval", form));
                }
                default -> meetings.post(APPROVAL, typed.approval(), etag, id);
            }
        } catch (ServiceRefused refused) {
            return refusedStep(id, "approval", refused, locale).addObject("typedApproval", typed);
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat?done=approved");
    }

    @PostMapping(path = "/approval", params = "step=mail")
    void mailOfApproval(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            ApprovalForm typed,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(Ask.post(APPROVAL, typed.approval(), etag, id), letter, response);
    }

    private static Sending sending(
            String key, Referat referat, String step, MultiValueMap<String, String> form) {
        var here = "/meetings/" + referat.meetingId() + "/referat";
        return new Sending(key, here, here + "/" + step, false, referat.timeZone(), Kept.of(form));
    }

    private ModelAndView refusedStep(
            MeetingId id, String step, ServiceRefused refused, Locale locale) {
        if (refused.isUnknown()) {
            throw refused;
        }
        return step(
                writing.read(id),
                step,
                refused.isStale() ? word("referat.step.stale", locale) : refused.words(),
                refused.status());
    }

    private ModelAndView step(
            Seen<Referat> seen, String step, @Nullable String why, HttpStatusCode code) {
        var page = desk.page(seen).addObject("refusedStep", step).addObject("stepWords", why);
        page.setStatus(HttpStatus.valueOf(code.value()));
        return page;
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
