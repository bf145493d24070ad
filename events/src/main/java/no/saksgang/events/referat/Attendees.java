package no.saksgang.events.referat;

import java.util.List;
import no.saksgang.events.Person;

/** Who was there, as the referat names them. */
public record Attendees(
        List<Person> present, List<Person> apologies, List<Person> absent, List<Person> guests) {
    public Attendees {
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
        absent = List.copyOf(absent);
        guests = List.copyOf(guests);
    }
}
