package no.saksgang.portal.referat;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.referat.Draft.Around;
import no.saksgang.portal.referat.EditorItem.State;
import no.saksgang.portal.referat.EditorItem.Status;
import no.saksgang.portal.referat.ItemForm.Incomplete;
import no.saksgang.portal.referat.Writing.Outcome;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Saves what is written, item by item: while it is typed, or by a button. A save answers how it
 * went and never with the text, which may have been written on meanwhile.
 */
@Controller
@RequestMapping("/meetings/{id}/referat")
class WritingController {

    private final MeetingService meetings;
    private final Writing writing;
    private final Desk desk;
    private final Clock clock;

    WritingController(MeetingService meetings, Writing writing, Desk desk, Clock clock) {
        this.meetings = meetings;
        this.writing = writing;
        this.desk = desk;
        this.clock = clock;
    }

    /** An item as it stands, to be written on. */
    @GetMapping("/items/{number}")
    ModelAndView item(@PathVariable MeetingId id, @PathVariable String number) {
        var seen = desk.toWrite(id);
        return item(seen, desk.roll(seen.it()), number, null);
    }

    /**
     * @param form the fields of {@link ItemForm#typed}; {@code read}, what the form was made from;
     *     {@code merging}, if both versions were on the page
     */
    @PostMapping("/items/{number}")
    ModelAndView save(
            @PathVariable MeetingId id,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse answer) {
        var roll = desk.roll(desk.toWrite(id).it());
        var typed = ItemForm.typed(number, "", form);
        var read = Objects.requireNonNullElse(form.getFirst("read"), "");
        var anew = form.containsKey("merging") || form.containsKey("remove");
        var incomplete = new ArrayList<Incomplete>();
        try {
            var outcome =
                    writing.write(
                            id,
                            referat -> {
                                var reading = typed.read(Desk.find(referat.items(), number), roll);
                                // Once more for each time that somebody was faster.
                                incomplete.clear();
                                incomplete.addAll(reading.incomplete());
                                return Draft.of(referat).with(reading.note(), read);
                            });
            return switch (outcome) {
                case Outcome.Saved(var now) ->
                        saved(now, roll, number, typed, incomplete, part, anew, answer);
                case Outcome.Conflict(var now) -> conflict(now, roll, number, typed, part);
            };
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            var status = new Status(number, read, State.REFUSED, List.of(), words(refused), null);
            return notSaved(writing.read(id), roll, number, typed, status, part, refused.status());
        }
    }

    private ModelAndView saved(
            Seen<Referat> now,
            Roll roll,
            String number,
            ItemForm typed,
            List<Incomplete> incomplete,
            boolean part,
            boolean anew,
            HttpServletResponse answer) {
        var status =
                new Status(
                        number,
                        readOf(now, number),
                        State.SAVED,
                        incomplete,
                        null,
                        clock.instant());
        if (part && anew && incomplete.isEmpty()) {
            // The two versions are one again: the whole item takes their place.
            answer.setHeader("HX-Retarget", "#item-" + EditorItem.anchor(number));
            answer.setHeader("HX-Reswap", "outerHTML");
            return item(now, roll, number, status);
        }
        if (part) {
            return status(status, HttpStatus.OK);
        }
        if (!incomplete.isEmpty()) {
            return notSaved(
                    now, roll, number, typed, status, false, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(
                "redirect:/meetings/"
                        + now.it().meetingId()
                        + "/referat#item-"
                        + EditorItem.anchor(number));
    }

    /** Theirs beside what was typed; the form of the latter is left alone while somebody types. */
    private ModelAndView conflict(
            Seen<Referat> now, Roll roll, String number, ItemForm typed, boolean part) {
        var status = new Status(number, readOf(now, number), State.CONFLICT, List.of(), null, null);
        return notSaved(now, roll, number, typed, status, part, HttpStatus.CONFLICT);
    }

    private ModelAndView notSaved(
            Seen<Referat> now,
            Roll roll,
            String number,
            ItemForm typed,
            Status status,
            boolean part,
            HttpStatusCode code) {
        if (part) {
            var theirs = status.state() == State.CONFLICT ? stands(now.it(), roll, number) : null;
            var page = status(status, code);
            return theirs == null
                    ? page
                    : page.addObject("view", theirs)
                            .addObject("roll", roll)
                            .addObject("referat", now.it());
        }
        var page =
                desk.page(
                        now,
                        roll,
                        it ->
                                it.item().number().equals(number)
                                        ? it.as(
                                                typed,
                                                status,
                                                status.state() == State.CONFLICT ? it.form() : null)
                                        : it);
        page.setStatus(code);
        return page;
    }

    private EditorItem stands(Referat referat, Roll roll, String number) {
        return desk.items(referat, null, roll).stream()
                .filter(it -> it.item().number().equals(number))
                .findFirst()
                .map(it -> it.as(it.form(), it.status(), it.form()))
                .orElseThrow();
    }

    private ModelAndView item(
            Seen<Referat> seen, Roll roll, String number, @Nullable Status status) {
        var meeting = meetings.get(Meeting.class, "/meetings/{id}", seen.it().meetingId());
        var view =
                desk.items(seen.it(), meeting, roll).stream()
                        .filter(it -> it.item().number().equals(number))
                        .findFirst()
                        .orElseThrow();
        return new ModelAndView("referat-item :: whole")
                .addObject("referat", seen.it())
                .addObject("roll", roll)
                .addObject("view", status == null ? view : view.as(view.form(), status, null));
    }

    private static ModelAndView status(Status status, HttpStatusCode code) {
        var page = new ModelAndView("referat-item :: answer").addObject("status", status);
        page.setStatus(HttpStatus.valueOf(code.value()));
        return page;
    }

    private static String readOf(Seen<Referat> seen, String number) {
        var item = Desk.find(seen.it().items(), number);
        return item == null ? "" : Note.of(item).fingerprint();
    }

    private static String words(ServiceRefused refused) {
        var words = new ArrayList<String>();
        words.add(refused.words());
        refused.errors().forEach(it -> words.add(it.detail()));
        return String.join(" ", words);
    }

    /** Saves introduction, closing and references. */
    @PostMapping("/around")
    ModelAndView around(
            @PathVariable MeetingId id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            AroundForm typed,
            @RequestParam(defaultValue = "") String read) {
        Status status;
        HttpStatusCode code = HttpStatus.OK;
        Seen<Referat> now;
        try {
            var outcome =
                    writing.write(
                            id,
                            referat -> {
                                Desk.checkMayWrite(referat);
                                return Draft.of(referat)
                                        .with(typed.read(referat.references()), read);
                            });
            now = outcome.now();
            var saved = outcome instanceof Outcome.Saved;
            code = saved ? HttpStatus.OK : HttpStatus.CONFLICT;
            status =
                    new Status(
                            Status.AROUND,
                            Around.of(now.it()).fingerprint(),
                            saved ? State.SAVED : State.CONFLICT,
                            List.of(),
                            null,
                            saved ? clock.instant() : null);
        } catch (ServiceRefused refused) {
            if (refused.isUnknown()) {
                throw refused;
            }
            now = writing.read(id);
            code = refused.status();
            status =
                    new Status(Status.AROUND, read, State.REFUSED, List.of(), words(refused), null);
        }
        var theirs = status.state() == State.CONFLICT ? AroundForm.of(Around.of(now.it())) : null;
        if (part) {
            return status(status, code)
                    .addObject("theirsAround", theirs)
                    .addObject("referat", now.it());
        }
        if (status.state() == State.SAVED) {
            return new ModelAndView("redirect:/meetings/" + id + "/referat#item-around");
        }
        var page =
                desk.page(now)
                        .addObject("around", typed)
                        .addObject("aroundStatus", status)
                        .addObject("theirsAround", theirs);
        page.setStatus(HttpStatus.valueOf(code.value()));
        return page;
    }

    /** Shows Markdown as it will look. */
    @PostMapping("/markdown")
    ModelAndView preview(@RequestParam(defaultValue = "") String body) {
        return new ModelAndView("referat-item :: preview").addObject("text", body);
    }

    /**
     * Which parts others have written since they were read here.
     *
     * @param seen {@link Status#seen} of each part of the page
     */
    @GetMapping("/changes")
    ModelAndView changes(
            @PathVariable MeetingId id, @RequestParam(defaultValue = "") List<String> seen) {
        var referat = desk.toWrite(id).it();
        var known = new HashSet<>(seen);
        var changed = new ArrayList<String>();
        for (var note : Note.of(referat.items())) {
            if (!known.contains(Status.seen(note.number(), note.fingerprint()))) {
                changed.add(note.number());
            }
        }
        if (!known.contains(Status.seen(Status.AROUND, Around.of(referat).fingerprint()))) {
            changed.add(Status.AROUND);
        }
        return new ModelAndView("referat-item :: changes")
                .addObject("referat", referat)
                .addObject("changed", changed);
    }
}
