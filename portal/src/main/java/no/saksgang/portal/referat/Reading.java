package no.saksgang.portal.referat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Referat.Status;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out a referat for those who read it, and comment on it. */
@Component
class Reading {
    private final People people;
    private final Desk desk;

    Reading(People people, Desk desk) {
        this.people = people;
        this.desk = desk;
    }

    ModelAndView page(Referat referat) {
        var person = people.current().filter(Person::seesPapers).orElse(null);
        if (person == null) {
            throw new AccessDeniedException("a referat is for the members");
        }
        if (!person.leadsMeetings() && isNotSent(referat)) {
            return new ModelAndView("referat-none").addObject("referat", referat);
        }
        return new ModelAndView("referat-read")
                .addObject("referat", referat)
                .addObject("start", LocalDateTime.ofInstant(referat.startsAt(), referat.timeZone()))
                .addObject("end", LocalDateTime.ofInstant(referat.endsAt(), referat.timeZone()))
                .addObject("remarks", remarks(referat))
                .addObject("none", List.of())
                .addObject("mayWrite", person.leadsMeetings())
                .addObject("mayComment", mayComment(referat, person));
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
