package no.saksgang.minutesservice.search;

import java.util.List;
import no.saksgang.events.ItemKind;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;

/** A referat with hardly a word but those of its one item. */
final class ABareReferat {
    private ABareReferat() {}

    static ApprovedReferat saying(String body) {
        var meeting = AMeeting.called("M").withAgenda(AMeeting.item("1", "E", ItemKind.OTHER));
        var it = AReferat.of(meeting).saying("1", body).referat();
        var nobody = Person.named("N.N.", null);
        return new ApprovedReferat(
                it.meetingId(),
                it.revision(),
                it.type(),
                null,
                null,
                it.title(),
                it.groupIds(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                Place.named("X"),
                nobody,
                nobody,
                null,
                it.references(),
                null,
                List.of(),
                it.items(),
                null,
                new Attendees(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                it.approval());
    }
}
