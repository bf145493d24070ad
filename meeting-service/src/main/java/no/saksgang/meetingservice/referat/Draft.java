package no.saksgang.meetingservice.referat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import no.saksgang.meetingservice.referat.ReferatRefusal.ItemTwice;
import no.saksgang.meetingservice.referat.ReferatRefusal.NotOnTheAgenda;
import org.jspecify.annotations.Nullable;

/**
 * A referat as it is being written: notes under the numbers of the agenda.
 *
 * @param introduction Markdown
 * @param closing Markdown
 */
record Draft(
        References references,
        @Nullable String introduction,
        List<Note> notes,
        @Nullable String closing) {
    static final Draft EMPTY = new Draft(References.NONE, null, List.of(), null);

    /**
     * @throws Refused with {@link ItemTwice}
     */
    Draft {
        notes = List.copyOf(notes);
        checkNoneTwice(notes);
    }

    /**
     * The items as the referat shows them: all of the agenda, each with what is written under it.
     *
     * @throws Refused with {@link NotOnTheAgenda} for a note under a number that is not there
     */
    List<ReferatItem> under(List<AgendaItem> agenda) {
        var known =
                agenda.stream()
                        .flatMap(Draft::withThoseBelow)
                        .map(AgendaItem::number)
                        .collect(Collectors.toSet());
        for (var note : notes) {
            if (!known.contains(note.number())) {
                throw new Refused(new NotOnTheAgenda(note.number()));
            }
        }
        return shownUnder(agenda);
    }

    /** As {@link #under}, but notes without an item are left out. */
    List<ReferatItem> shownUnder(List<AgendaItem> agenda) {
        var byNumber = notes.stream().collect(Collectors.toMap(Note::number, Function.identity()));
        return agenda.stream().map(it -> item(it, byNumber)).toList();
    }

    /**
     * Approved items with some of them written anew.
     *
     * @throws Refused with {@link NotOnTheAgenda} or {@link ItemTwice}
     */
    static List<ReferatItem> corrected(List<ReferatItem> items, List<Note> anew) {
        checkNoneTwice(anew);
        var known =
                items.stream()
                        .flatMap(it -> Stream.concat(Stream.of(it), it.items().stream()))
                        .map(ReferatItem::number)
                        .collect(Collectors.toSet());
        for (var note : anew) {
            if (!known.contains(note.number())) {
                throw new Refused(new NotOnTheAgenda(note.number()));
            }
        }
        var byNumber = anew.stream().collect(Collectors.toMap(Note::number, Function.identity()));
        return items.stream().map(it -> corrected(it, byNumber)).toList();
    }

    private static void checkNoneTwice(List<Note> notes) {
        var seen = new HashSet<String>();
        for (var note : notes) {
            if (!seen.add(note.number())) {
                throw new Refused(new ItemTwice(note.number()));
            }
        }
    }

    private static Stream<AgendaItem> withThoseBelow(AgendaItem item) {
        return Stream.concat(Stream.of(item), item.items().stream().flatMap(Draft::withThoseBelow));
    }

    private static ReferatItem item(AgendaItem of, Map<String, Note> notes) {
        var note = notes.getOrDefault(of.number(), Note.none(of.number()));
        return new ReferatItem(
                of.number(),
                of.caseId(),
                of.caseNumber(),
                of.title(),
                of.kind(),
                of.visibility(),
                note.body(),
                note.publicBody(),
                note.decisions(),
                note.proposals(),
                note.followUps(),
                note.statements(),
                note.themes(),
                of.items().stream().map(it -> item(it, notes)).toList());
    }

    private static ReferatItem corrected(ReferatItem item, Map<String, Note> anew) {
        var below = item.items().stream().map(it -> corrected(it, anew)).toList();
        var note = anew.get(item.number());
        return note == null
                ? new ReferatItem(
                        item.number(),
                        item.caseId(),
                        item.caseNumber(),
                        item.title(),
                        item.kind(),
                        item.visibility(),
                        item.body(),
                        item.publicBody(),
                        item.decisions(),
                        item.proposals(),
                        item.followUps(),
                        item.statements(),
                        item.themes(),
                        below)
                : new ReferatItem(
                        item.number(),
                        item.caseId(),
                        item.caseNumber(),
                        item.title(),
                        item.kind(),
                        item.visibility(),
                        note.body(),
                        note.publicBody(),
                        note.decisions(),
                        note.proposals(),
                        note.followUps(),
                        note.statements(),
                        note.themes(),
                        below);
    }
}
