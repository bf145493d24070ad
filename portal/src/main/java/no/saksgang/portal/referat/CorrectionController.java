package no.saksgang.portal.referat;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.foresight.Sending;
import no.saksgang.portal.referat.ItemForm.Incomplete;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * An approved referat, corrected. The form has {@code reason}, {@code etag}, and the fields of
 * {@link ItemForm#typed} of every item, each after its number and a stroke.
 */
@Controller
@RequestMapping("/meetings/{id}/referat/correction")
class CorrectionController {
    private static final String CORRECTION = "/meetings/{id}/referat/correction";

    private final MeetingService meetings;
    private final Writing writing;
    private final Desk desk;
    private final Foresight foresight;

    CorrectionController(MeetingService meetings, Writing writing, Desk desk, Foresight foresight) {
        this.meetings = meetings;
        this.writing = writing;
        this.desk = desk;
        this.foresight = foresight;
    }

    private record Correction(String reason, List<Note> items) {}

    /**
     * What somebody has typed.
     *
     * @param etag of the referat that they have seen
     * @param items all of them, as they are to be shown again
     * @param notes those that are otherwise than they stand
     * @param incomplete what cannot be sent so
     */
    private record Typed(
            String etag,
            String reason,
            List<EditorItem> items,
            List<Note> notes,
            List<Incomplete> incomplete) {
        static Typed nothing(Seen<Referat> seen, List<EditorItem> items) {
            return new Typed(seen.etag(), "", items, List.of(), List.of());
        }

        Correction correction() {
            return new Correction(reason.replace("\r\n", "\n"), notes);
        }

        Set<String> changed() {
            return notes.stream().map(Note::number).collect(Collectors.toSet());
        }

        /** Each that was changed, with how it stands since somebody else was first. */
        Typed besideTheirs(String now, Roll roll) {
            var changed = changed();
            return new Typed(
                    now,
                    reason,
                    items.stream()
                            .map(it ->
                                    changed.contains(it.item().number())
                                            ? it.as(
                                                    it.form(),
                                                    it.status(),
                                                    ItemForm.of(it.item(), roll))
                                            : it)
                            .toList(),
                    notes,
                    incomplete);
        }
    }

    @GetMapping
    ModelAndView begin(@PathVariable MeetingId id) {
        var seen = writing.read(id);
        if (seen.it().status() != Referat.Status.APPROVED) {
            return new ModelAndView("redirect:/meetings/" + id + "/referat");
        }
        var roll = desk.roll(seen.it());
        return page(seen, roll, Typed.nothing(seen, desk.items(seen.it(), null, roll)));
    }

    /** First one sees what it sends, then one does it. */
    @PostMapping
    ModelAndView correct(
            @PathVariable MeetingId id,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam MultiValueMap<String, String> form) {
        var seen = writing.read(id);
        var roll = desk.roll(seen.it());
        var typed = typed(seen.it(), roll, form);
        var lines = form.keySet().stream().anyMatch(it -> it.endsWith("/remove"));
        if (!typed.incomplete().isEmpty() || lines) {
            return with(page(seen, roll, typed), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if (step.equals("edit")) {
            return page(seen, roll, typed);
        }
        try {
            if (step.equals("do")) {
                meetings.post(CORRECTION, typed.correction(), typed.etag(), id);
                return new ModelAndView("redirect:/meetings/" + id + "/referat?done=corrected");
            }
            return foresight.page(ask(id, typed), sending(seen.it(), form));
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            return with(
                    page(
                                    seen,
                                    roll,
                                    refused.isStale()
                                            ? typed.besideTheirs(seen.etag(), roll)
                                            : typed)
                            .addObject("refused", refused),
                    refused.status().value());
        }
    }

    @PostMapping(params = "step=mail")
    void mail(
            @PathVariable MeetingId id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        var seen = writing.read(id);
        var typed = typed(seen.it(), desk.roll(seen.it()), form);
        foresight.letter(ask(id, typed), letter, response);
    }

    private static Ask ask(MeetingId id, Typed typed) {
        return Ask.post(CORRECTION, typed.correction(), typed.etag(), id);
    }

    private static Sending sending(Referat referat, MultiValueMap<String, String> form) {
        var here = "/meetings/" + referat.meetingId() + "/referat";
        return new Sending(
                "correction", here, here + "/correction", false, referat.timeZone(), Kept.of(form));
    }

    private Typed typed(Referat referat, Roll roll, MultiValueMap<String, String> form) {
        var items = new ArrayList<EditorItem>();
        var notes = new ArrayList<Note>();
        var incomplete = new ArrayList<Incomplete>();
        for (var it : desk.items(referat, null, roll)) {
            var number = it.item().number();
            var typed = ItemForm.typed(number, number + "/", form);
            var read = typed.read(it.item(), roll);
            incomplete.addAll(read.incomplete());
            if (!read.note().equals(Note.of(it.item()))) {
                notes.add(read.note());
            }
            items.add(it.as(typed, it.status(), null));
        }
        return new Typed(
                Objects.requireNonNullElse(form.getFirst("etag"), ""),
                Objects.requireNonNullElse(form.getFirst("reason"), ""),
                items,
                notes,
                incomplete);
    }

    private static ModelAndView page(Seen<Referat> seen, Roll roll, Typed typed) {
        return new ModelAndView("referat-correction")
                .addAllObjects(
                        Map.of(
                                "referat", seen.it(),
                                "etag", typed.etag(),
                                "roll", roll,
                                "items", typed.items(),
                                "changed", new HashSet<>(typed.changed()),
                                "reason", typed.reason(),
                                "incomplete", typed.incomplete()));
    }

    private static ModelAndView with(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }
}
