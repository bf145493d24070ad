package no.saksgang.portal.referat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.referat.ItemForm.Incomplete;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
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
    private final MeetingService meetings;
    private final Writing writing;
    private final Desk desk;
    private final Reading reading;
    private final People people;
    private final MessageSource words;

    ReferatController(
            MeetingService meetings,
            Writing writing,
            Desk desk,
            Reading reading,
            People people,
            MessageSource words) {
        this.meetings = meetings;
        this.writing = writing;
        this.desk = desk;
        this.reading = reading;
        this.people = people;
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
     * @param control what the control had found, as the page showed it
     * @param acknowledged whether that was looked at and found to be no hindrance
     */
    @PostMapping("/circulation")
    ModelAndView circulate(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            @RequestParam(defaultValue = "") String control,
            @RequestParam(defaultValue = "false") boolean acknowledged,
            @RequestParam(defaultValue = "") String commentsBy,
            Locale locale) {
        var seen = desk.toWrite(id);
        var findings = Control.of(seen.it(), desk.roll(seen.it()));
        if (!findings.isEmpty() && !(acknowledged && control.equals(Fingerprint.of(findings)))) {
            return step(
                            seen,
                            "circulation",
                            word("circulate.look", locale),
                            HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("commentsBy", commentsBy);
        }
        LocalDateTime by;
        try {
            by = LocalDateTime.parse(commentsBy);
        } catch (DateTimeException noTime) {
            return step(
                    seen,
                    "circulation",
                    word("circulate.by.missing", locale),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            meetings.post(
                    "/meetings/{id}/referat/circulation",
                    new Circulation(by.atZone(seen.it().timeZone()).toInstant()),
                    etag,
                    id);
        } catch (ServiceRefused refused) {
            return refusedStep(id, "circulation", refused, locale)
                    .addObject("commentsBy", commentsBy);
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat#send");
    }

    private record ApprovalForm(@Nullable String remarks, @Nullable String inMeetingId) {}

    private record Approval(
            boolean withRemarks, @Nullable String remarks, @Nullable String inMeetingId) {}

    @PostMapping("/approval")
    ModelAndView approve(
            @PathVariable MeetingId id,
            @RequestParam String etag,
            @RequestParam(defaultValue = "") String remarks,
            @RequestParam(defaultValue = "") String inMeetingId,
            Locale locale) {
        checkIsSecretariat();
        var with = !remarks.isBlank();
        try {
            meetings.post(
                    "/meetings/{id}/referat/approval",
                    new Approval(
                            with,
                            with ? remarks.replace("\r\n", "\n") : null,
                            inMeetingId.isEmpty() ? null : inMeetingId),
                    etag,
                    id);
        } catch (ServiceRefused refused) {
            return refusedStep(id, "approval", refused, locale)
                    .addObject("typedApproval", new ApprovalForm(remarks, inMeetingId));
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat?done=approved");
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

    private ModelAndView step(Seen<Referat> seen, String step, String why, HttpStatusCode code) {
        var page = desk.page(seen).addObject("refusedStep", step).addObject("stepWords", why);
        page.setStatus(HttpStatus.valueOf(code.value()));
        return page;
    }

    private void checkIsSecretariat() {
        if (people.current().filter(Person::isSecretariat).isEmpty()) {
            throw new AccessDeniedException("the secretariat approves and corrects a referat");
        }
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }

    /** An approved referat, to be corrected. */
    @GetMapping("/correction")
    ModelAndView correction(@PathVariable MeetingId id) {
        checkIsSecretariat();
        var seen = writing.read(id);
        if (seen.it().status() != Referat.Status.APPROVED) {
            return new ModelAndView("redirect:/meetings/" + id + "/referat");
        }
        var roll = desk.roll(seen.it());
        return correction(seen, roll, desk.items(seen.it(), null, roll), Set.of(), "", List.of());
    }

    private record Correction(String reason, List<Note> items) {}

    /**
     * @param form {@code reason}, {@code etag}, and the fields of {@link ItemForm#typed} of every
     *     item, each after its number and a stroke
     */
    @PostMapping("/correction")
    ModelAndView correct(
            @PathVariable MeetingId id, @RequestParam MultiValueMap<String, String> form) {
        checkIsSecretariat();
        var seen = writing.read(id);
        var roll = desk.roll(seen.it());
        var items = new ArrayList<EditorItem>();
        var notes = new ArrayList<Note>();
        var incomplete = new ArrayList<Incomplete>();
        for (var it : desk.items(seen.it(), null, roll)) {
            var number = it.item().number();
            var typed = ItemForm.typed(number, number + "/", form);
            var read = typed.read(it.item(), roll);
            incomplete.addAll(read.incomplete());
            if (!read.note().equals(Note.of(it.item()))) {
                notes.add(read.note());
            }
            items.add(it.as(typed, it.status(), null));
        }
        var reason = Objects.requireNonNullElse(form.getFirst("reason"), "");
        var changed = notes.stream().map(Note::number).collect(Collectors.toSet());
        var lines = form.keySet().stream().anyMatch(it -> it.endsWith("/remove"));
        if (!incomplete.isEmpty() || lines) {
            return unsent(correction(seen, roll, items, changed, reason, incomplete), 422);
        }
        try {
            meetings.post(
                    "/meetings/{id}/referat/correction",
                    new Correction(reason.replace("\r\n", "\n"), notes),
                    Objects.requireNonNullElse(form.getFirst("etag"), ""),
                    id);
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            var stands =
                    refused.isStale()
                            ? items.stream()
                                    .map(it ->
                                            changed.contains(it.item().number())
                                                    ? it.as(
                                                            it.form(),
                                                            it.status(),
                                                            ItemForm.of(it.item(), roll))
                                                    : it)
                                    .toList()
                            : items;
            return unsent(
                    correction(seen, roll, stands, changed, reason, List.of())
                            .addObject("refused", refused),
                    refused.status().value());
        }
        return new ModelAndView("redirect:/meetings/" + id + "/referat?done=corrected");
    }

    private static ModelAndView unsent(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private static ModelAndView correction(
            Seen<Referat> seen,
            Roll roll,
            List<EditorItem> items,
            Set<String> changed,
            String reason,
            List<Incomplete> incomplete) {
        return new ModelAndView("referat-correction")
                .addAllObjects(
                        Map.of(
                                "referat", seen.it(),
                                "etag", seen.etag(),
                                "roll", roll,
                                "items", items,
                                "changed", new HashSet<>(changed),
                                "reason", reason,
                                "incomplete", incomplete));
    }
}
