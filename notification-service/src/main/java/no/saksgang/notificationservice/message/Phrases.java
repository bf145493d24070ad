package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Plain.line;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Link;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;

/** What letters of all kinds say in the same words, in one language. */
final class Phrases {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm");

    /** What an inbox shows of a preheader. */
    private static final int LONGEST_PREHEADER = 140;

    private final Wording wording;
    private final Names names;
    private final Links links;

    Phrases(Wording wording, Names names, Links links) {
        this.wording = wording;
        this.names = names;
        this.links = links;
    }

    Wording wording() {
        return wording;
    }

    Names names() {
        return names;
    }

    Links links() {
        return links;
    }

    /**
     * A letter to be written.
     *
     * @param why the footer: the key of why one gets this
     */
    LetterDraft letter(String why) {
        return new LetterDraft(
                wording.tag(),
                wording.say("greeting", Mark.NAME.sign()),
                wording.say("why." + why),
                new Link(wording.say("preferences"), links.preferences(Mark.PREFERENCES.sign())));
    }

    Fact where(Place place, boolean past) {
        var value =
                line(place.name())
                        + (place.address() == null || place.address().isBlank()
                                ? ""
                                : ", " + line(place.address()));
        return new Fact(wording.say("where"), value, past ? null : Plain.link(place.url()), past);
    }

    Fact fact(String key, String value) {
        return Fact.of(wording.say(key), value);
    }

    /** What was to be and is no longer. */
    Fact past(String key, String value) {
        return new Fact(wording.say(key), value, null, true);
    }

    List<String> groups(List<GroupId> ids) {
        return ids.stream().flatMap(id -> names.of(id).stream()).map(Plain::line).toList();
    }

    Optional<String> name(MemberId member) {
        return names.of(member).map(Plain::line);
    }

    /** A draft names members by id, and one may have been forgotten since. */
    String name(Person it) {
        return it.name().isBlank() && it.memberId() != null
                ? name(it.memberId()).orElseGet(() -> wording.say("forgotten"))
                : line(it.name());
    }

    /** Who writes: the person, if one is known, and the body. */
    List<String> signature(@Nullable Contact contact, Optional<String> person) {
        var lines = new ArrayList<String>();
        person.ifPresent(lines::add);
        if (contact != null) {
            lines.add(line(contact.name()));
            lines.add(line(contact.email()));
        }
        return lines;
    }

    /** The paragraphs that a kind of letter begins with. */
    List<String> lead(String key, String about) {
        var paragraphs = new ArrayList<String>();
        for (var paragraph : wording.say(key + ".lead", line(about)).split("\n")) {
            if (!paragraph.isBlank()) {
                paragraphs.add(paragraph.strip());
            }
        }
        return paragraphs;
    }

    String subject(String key, String title, String when) {
        return wording.say(key + ".subject", line(title), when);
    }

    /** By when, as it was agreed: a day, a quarter, or words. */
    String due(Due due) {
        if (due.on() != null) {
            return wording.shortDay(due.on());
        }
        if (due.by() != null) {
            var quarter = due.by().indexOf("-Q");
            return quarter < 0
                    ? line(due.by())
                    : wording.say(
                            "quarter",
                            due.by().substring(quarter + 2),
                            due.by().substring(0, quarter));
        }
        return line(Objects.requireNonNull(due.when()));
    }

    static String shortened(String text) {
        return shortened(text, LONGEST_PREHEADER);
    }

    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var space = text.lastIndexOf(' ', most);
        return text.substring(0, space < 0 ? most : space) + " …";
    }

    static List<Link> linksTo(List<Paper> papers) {
        return papers.stream()
                .flatMap(paper ->
                        Stream.ofNullable(Plain.link(paper.url()))
                                .map(url -> new Link(line(paper.title()), url)))
                .toList();
    }

    static String titled(@Nullable String number, String title) {
        return number == null || number.isBlank() ? title : title + " " + number;
    }

    static String caseTitled(@Nullable String caseNumber, String title) {
        return caseNumber == null || caseNumber.isBlank()
                ? line(title)
                : line(caseNumber) + " " + line(title);
    }

    static String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    /** Under which the words of a purpose stand. */
    static String key(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
