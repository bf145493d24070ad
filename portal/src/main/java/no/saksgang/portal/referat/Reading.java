package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Referat.Status;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out a referat for those who read it, and comment on it. */
@Component
class Reading {
    private final MeetingService meetings;
    private final Writing writing;
    private final People people;
    private final Desk desk;

    Reading(MeetingService meetings, Writing writing, People people, Desk desk) {
        this.meetings = meetings;
        this.writing = writing;
        this.people = people;
        this.desk = desk;
    }

    /**
     * The referat of a meeting; for who may not read it yet, a page that says so.
     *
     * @param page of who may
     */
    ModelAndView of(MeetingId id, Function<Seen<Referat>, ModelAndView> page) {
        reader();
        try {
            return page.apply(writing.read(id));
        } catch (ServiceRefused refused) {
            if (!refused.status().isSameCodeAs(HttpStatus.FORBIDDEN)) {
                throw refused;
            }
            // Whoever may not see the meeting either is told so by the next line.
            return notSent(id, meetings.get(Meeting.class, "/meetings/{id}", id).title());
        }
    }

    private Person reader() {
        return people.current()
                .filter(Person::seesPapers)
                .orElseThrow(() -> new AccessDeniedException("a referat is for the members"));
    }

    private static ModelAndView notSent(MeetingId id, String title) {
        return new ModelAndView("referat-none")
                .addObject("meetingId", id)
                .addObject("title", title);
    }

    ModelAndView page(Referat referat) {
        var person = reader();
        if (!referat.runs() && isNotSent(referat)) {
            return notSent(referat.meetingId(), referat.title());
        }
        return new ModelAndView("referat-read")
                .addObject("referat", referat)
                .addObject("papers", papers(referat.meetingId()))
                .addObject("settled", settled(referat))
                .addObject("discussed", referat.status() == Status.CIRCULATED)
                .addObject("remarks", remarks(referat))
                .addObject("none", List.of())
                .addObject("mayWrite", referat.runs())
                .addObject("mayComment", mayComment(referat, person));
    }

    /** The meeting's, and below it those of its items, as the archive has them. */
    private List<Paper> papers(MeetingId id) {
        var meeting = meetings.get(Meeting.class, "/meetings/{id}", id);
        return Stream.concat(
                        meeting.papers().stream(), meeting.agenda().stream().flatMap(Reading::of))
                .distinct()
                .toList();
    }

    private static Stream<Paper> of(AgendaItem item) {
        return Stream.concat(item.papers().stream(), item.items().stream().flatMap(Reading::of));
    }

    /** The comments that are part of it, as the archive has them. */
    private List<SettledComment> settled(Referat referat) {
        var part = referat.comments().stream().filter(Referat.Comment::partOfReferat).toList();
        if (part.isEmpty()) {
            return List.of();
        }
        var roll = desk.roll(referat);
        return part.stream()
                .map(it ->
                        new SettledComment(roll.person(it.memberId()), it.text(), it.resolution()))
                .toList();
    }

    private static boolean isNotSent(Referat referat) {
        return referat.status() == Status.UNWRITTEN || referat.status() == Status.DRAFTED;
    }

    /** Who was called to the meeting. */
    static boolean mayComment(Referat referat, Person person) {
        return referat.status() == Status.CIRCULATED
                && person.memberId() != null
                && referat.invitees().contains(person.memberId());
    }

    /** By item; those on the whole by an empty number. */
    private Map<String, List<Remark>> remarks(Referat referat) {
        if (referat.comments().isEmpty()) {
            return Map.of();
        }
        var roll = desk.roll(referat);
        var remarks = new LinkedHashMap<String, List<Remark>>();
        for (var it : referat.comments()) {
            remarks.computeIfAbsent(
                            Objects.requireNonNullElse(it.itemNumber(), ""), _ -> new ArrayList<>())
                    .add(new Remark(it, roll.nameOf(it.memberId())));
        }
        return remarks;
    }
}
