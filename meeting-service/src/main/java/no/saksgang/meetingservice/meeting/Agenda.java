package no.saksgang.meetingservice.meeting;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Paper;
import no.saksgang.events.Visibility;
import no.saksgang.meetingservice.meeting.MeetingRefusal.AgendaTooLong;
import no.saksgang.meetingservice.meeting.MeetingRefusal.UnknownItem;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;

/** The numbered items of a meeting: 1, 2, …, and below item 3: 3.1, 3.2, …. */
public record Agenda(List<AgendaItem> items) {
    /** The most items that an agenda has, those below others included. */
    static final int MOST_ITEMS = 100;

    static final Agenda EMPTY = new Agenda(List.of());

    public Agenda {
        items = List.copyOf(items);
    }

    /**
     * Numbers the items.
     *
     * @param papers what becomes of a paper that comes in
     * @throws Refused with {@link AgendaTooLong}
     */
    static Agenda of(List<ProposedItem> proposed, Function<ProposedPaper, Paper> papers) {
        var agenda = new Agenda(numbered("", proposed, papers));
        if (agenda.all().count() > MOST_ITEMS) {
            throw new Refused(new AgendaTooLong(MOST_ITEMS));
        }
        return agenda;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Every item, each before those below it. */
    public Stream<AgendaItem> all() {
        return items.stream().flatMap(Agenda::withThoseBelow);
    }

    Stream<Paper> papers() {
        return all().flatMap(it -> it.papers().stream());
    }

    /** Those of items that are for everybody; what lies below one for members is theirs too. */
    Stream<Paper> publicPapers() {
        return items.stream().flatMap(Agenda::publicPapers);
    }

    private static Stream<Paper> publicPapers(AgendaItem item) {
        return item.visibility() == Visibility.MEMBERS
                ? Stream.empty()
                : Stream.concat(
                        item.papers().stream(),
                        item.items().stream().flatMap(Agenda::publicPapers));
    }

    /** The same agenda with one paper replaced wherever it lies. */
    Agenda with(Paper newer) {
        return new Agenda(items.stream().map(it -> with(newer, it)).toList());
    }

    /**
     * @throws Refused with {@link UnknownItem} for a number that no item has
     */
    void checkNumbers(List<String> numbers) {
        for (var number : numbers) {
            if (all().noneMatch(it -> it.number().equals(number))) {
                throw new Refused(new UnknownItem(number));
            }
        }
    }

    private static List<AgendaItem> numbered(
            String above, List<ProposedItem> proposed, Function<ProposedPaper, Paper> papers) {
        return IntStream.range(0, proposed.size())
                .mapToObj(i -> numbered(above + (i + 1), proposed.get(i), papers))
                .toList();
    }

    private static AgendaItem numbered(
            String number, ProposedItem item, Function<ProposedPaper, Paper> papers) {
        return new AgendaItem(
                number,
                item.caseId(),
                item.caseNumber(),
                item.title(),
                item.kind(),
                item.presenter(),
                item.minutes(),
                item.papers().stream().map(papers).toList(),
                item.approves(),
                item.visibility(),
                numbered(number + ".", item.items(), papers));
    }

    private static AgendaItem with(Paper newer, AgendaItem item) {
        return new AgendaItem(
                item.number(),
                item.caseId(),
                item.caseNumber(),
                item.title(),
                item.kind(),
                item.presenter(),
                item.minutes(),
                replaced(item.papers(), newer),
                item.approves(),
                item.visibility(),
                item.items().stream().map(it -> with(newer, it)).toList());
    }

    static List<Paper> replaced(List<Paper> papers, Paper newer) {
        return papers.stream().map(it -> it.id().equals(newer.id()) ? newer : it).toList();
    }

    private static Stream<AgendaItem> withThoseBelow(AgendaItem item) {
        return Stream.concat(
                Stream.of(item), item.items().stream().flatMap(Agenda::withThoseBelow));
    }
}
