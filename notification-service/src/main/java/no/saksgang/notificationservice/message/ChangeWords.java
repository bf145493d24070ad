package no.saksgang.notificationservice.message;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Place;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.message.Change.Point;
import org.jspecify.annotations.Nullable;

/** Says in plain words what is another in a meeting, each point in a sentence. */
final class ChangeWords {
    private final Wording wording;
    private final Names names;

    ChangeWords(Wording wording, Names names) {
        this.wording = wording;
        this.names = names;
    }

    /**
     * Under which words a mail about it begins: a meeting that has moved, or how its papers did.
     *
     * @param moved whether it has moved more than once
     */
    String key(Purpose purpose, Change change, boolean moved) {
        var kind =
                switch (purpose) {
                    case RESCHEDULING ->
                            change.isOfTime()
                                    ? change.isOfPlace() ? "both" : "time"
                                    : change.isOfPlace()
                                            ? "place"
                                            // What else is moved by one move is the clock.
                                            : moved ? "back" : "zone";
                    case AMENDMENT -> change.isOfAgenda() ? "agenda" : "papers";
                    case PAPER ->
                            change.newPapers().size() != 1
                                    ? "several"
                                    : change.newPapers().getFirst().version() == 1
                                            ? "one"
                                            : "version";
                    default -> throw new IllegalArgumentException(purpose + " tells of no change");
                };
        return Phrases.key(purpose) + "." + kind;
    }

    List<String> of(Change change) {
        var sentences = new ArrayList<String>();
        change.points().forEach(it -> add(sentences, it));
        return sentences;
    }

    private void add(List<String> sentences, Point point) {
        switch (point) {
            case Point.Time it ->
                    sentences.add(
                            wording.say(
                                    "change.time",
                                    wording.when(it.startsAt(), it.endsAt(), it.now().timeZone()),
                                    wording.when(
                                            it.now().startsAt(),
                                            it.now().endsAt(),
                                            it.now().timeZone())));
            case Point.Site(var before, var now) -> sentences.add(place(before, now));
            case Point.SomeItem _ -> sentences.add(wording.say("change.some-item"));
            case Point.ItemAdded(var item) ->
                    sentences.add(wording.say("change.item-added", number(item), title(item)));
            case Point.ItemRemoved(var item) ->
                    sentences.add(wording.say("change.item-removed", number(item), title(item)));
            case Point.ItemRetitled(var before, var now) ->
                    sentences.add(
                            wording.say(
                                    "change.item-retitled",
                                    number(now),
                                    title(before),
                                    title(now)));
            case Point.ItemMoved(var before, var now) ->
                    sentences.add(
                            wording.say(
                                    "change.item-moved", title(now), number(before), number(now)));
            case Point.ItemPresented(var item, var by) ->
                    sentences.add(
                            by == null
                                    ? wording.say("change.item-unpresented", number(item))
                                    : names.of(by)
                                            .map(it ->
                                                    wording.say(
                                                            "change.item-presented",
                                                            number(item),
                                                            Plain.line(it)))
                                            .orElseGet(() ->
                                                    wording.say(
                                                            "change.item-presented-anew",
                                                            number(item))));
            case Point.ItemTimed(var before, var now) -> sentences.add(minutes(before, now));
            case Point.Renumbered _ -> sentences.add(wording.say("change.renumbered"));
            case Point.PaperNew(var paper, var of) ->
                    sentences.add(paper("change.paper-new", Plain.line(paper.title()), of));
            case Point.PaperRenewed(var paper, var of) ->
                    sentences.add(paper("change.paper-renewed", Plain.line(paper.title()), of));
            case Point.PaperRetitled(var before, var now) ->
                    sentences.add(
                            wording.say(
                                    "change.paper-retitled",
                                    Plain.line(before.title()),
                                    Plain.line(now.title())));
            case Point.PaperRemoved(var paper) ->
                    sentences.add(wording.say("change.paper-removed", Plain.line(paper.title())));
        }
    }

    /** Of one name still, it is the address or the link that is another. */
    private String place(Place before, Place now) {
        if (!named(before).equals(named(now))) {
            return wording.say("change.place", named(before), named(now));
        }
        return wording.say("change.place-link", named(now));
    }

    private static String named(Place place) {
        var name = Plain.line(place.name());
        return place.address() == null || place.address().isBlank()
                ? name
                : name + ", " + Plain.line(place.address());
    }

    private String minutes(AgendaItem before, AgendaItem now) {
        if (now.minutes() == null) {
            return wording.say("change.item-untimed", number(now));
        }
        return before.minutes() == null
                ? wording.say("change.item-given-time", number(now), now.minutes())
                : wording.say("change.item-timed", number(now), before.minutes(), now.minutes());
    }

    private String paper(String key, String title, @Nullable AgendaItem of) {
        return of == null
                ? wording.say(key, title)
                : wording.say(key + "-of-item", title, number(of));
    }

    private static String number(AgendaItem item) {
        return Plain.line(item.number());
    }

    private static String title(AgendaItem item) {
        return Phrases.caseTitled(item.caseNumber(), item.title());
    }
}
