package no.saksgang.notificationservice.answer;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.notificationservice.message.Plain;
import no.saksgang.notificationservice.message.Wording;
import no.saksgang.notificationservice.page.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an invitation shows. The template knows nothing more.
 *
 * @param notice a key of what has just happened, if anything has
 * @param query what the switch of language keeps of the address
 * @param faults the words, by the id of their field
 */
record AnswerPage(
        String token,
        String query,
        @Nullable String notice,
        Invited.Status status,
        @Nullable String name,
        String title,
        String when,
        String where,
        @Nullable String url,
        @Nullable String answerBy,
        @Nullable String contact,
        @Nullable Answered answered,
        List<Choice> choices,
        List<Item> items,
        AnswerForm form,
        Map<String, String> faults) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm");

    /**
     * @param facts what was said beside it
     */
    record Answered(String answer, String when, boolean noted, List<String> facts) {}

    record Choice(String value, String words, boolean chosen) {}

    /**
     * @param depth 0, and 1 for what stands below another
     */
    record Item(String number, String title, int depth, boolean chosen) {}

    static AnswerPage of(
            String token,
            String query,
            @Nullable String notice,
            Invited invited,
            AnswerForm form,
            List<Fault> faults,
            Language language,
            Pages pages) {
        var it = invited.invitation();
        var wording = new Wording(language);
        var words = new LinkedHashMap<String, String>();
        var start = CLOCK.format(it.startsAt().atZone(it.timeZone()));
        var end = CLOCK.format(it.endsAt().atZone(it.timeZone()));
        faults.forEach(fault ->
                words.putIfAbsent(
                        fault.field(),
                        pages.say(
                                language,
                                fault.key(),
                                start,
                                end,
                                Integer.toString(Wish.LONGEST_COMMENT))));
        var items = new ArrayList<Item>();
        items(it.agenda(), 0, form.recused(), items);
        var address = it.place().address();
        var number = it.number();
        return new AnswerPage(
                token,
                query,
                notice,
                invited.status(),
                invited.name(),
                Plain.line(it.title()) + (number == null ? "" : " " + Plain.line(number)),
                wording.when(it.startsAt(), it.endsAt(), it.timeZone()),
                Plain.line(it.place().name())
                        + (address == null || address.isBlank() ? "" : ", " + Plain.line(address)),
                Plain.link(it.place().url()),
                it.answerBy() == null ? null : wording.when(it.answerBy(), it.timeZone()),
                it.contact() == null
                        ? null
                        : Plain.line(it.contact().name()) + ", " + Plain.line(it.contact().email()),
                answered(invited, wording, language, pages),
                Arrays.stream(AnswerKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .map(kind ->
                                new Choice(
                                        kind,
                                        wording.say("answer." + kind),
                                        kind.equals(form.answer())))
                        .toList(),
                items,
                form,
                words);
    }

    private static @Nullable Answered answered(
            Invited invited, Wording wording, Language language, Pages pages) {
        var given = invited.given();
        if (given == null) {
            return null;
        }
        var zone = invited.invitation().timeZone();
        var facts = new ArrayList<String>();
        if (given.from() != null) {
            facts.add(pages.say(language, "answered.from", clock(given.from())));
        }
        if (given.until() != null) {
            facts.add(pages.say(language, "answered.until", clock(given.until())));
        }
        if (!given.recusedFrom().isEmpty()) {
            facts.add(pages.say(language, "answered.recused", wording.list(given.recusedFrom())));
        }
        if (given.substitute() != null) {
            facts.add(pages.say(language, "answered.substitute", Plain.line(given.substitute())));
        }
        if (given.commented()) {
            facts.add(
                    given.comment() == null
                            ? pages.say(language, "answered.commented")
                            : pages.say(language, "answered.comment", given.comment()));
        }
        return new Answered(
                wording.say("answer." + given.answer().name().toLowerCase(Locale.ROOT)),
                pages.say(
                        language,
                        "answered." + given.way().name().toLowerCase(Locale.ROOT),
                        wording.shortWhen(given.at(), zone)),
                given.noted(),
                facts);
    }

    private static String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    private static void items(
            List<AgendaItem> from, int depth, List<String> chosen, List<Item> into) {
        for (var item : from) {
            into.add(
                    new Item(
                            Plain.line(item.number()),
                            Plain.line(item.title()),
                            depth,
                            chosen.contains(item.number())));
            items(item.items(), depth + 1, chosen, into);
        }
    }

    /** Whether the fields that few need are shown from the start. */
    public boolean hasMore() {
        return form.hasMore()
                || faults.keySet().stream()
                        .anyMatch(it -> !it.equals("answer") && !it.startsWith("substitute"));
    }

    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    public boolean isOpen() {
        return status == Invited.Status.OPEN;
    }

    public String statusKey() {
        return "status." + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
