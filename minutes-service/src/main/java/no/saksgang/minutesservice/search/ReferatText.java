package no.saksgang.minutesservice.search;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.markdown.Markdown;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatItem;
import org.jspecify.annotations.Nullable;

/**
 * What of a referat can be found: its words, by section, apart for those that anyone may read and
 * those that are for members.
 */
record ReferatText(List<Section> everyones, List<Section> members) {
    private static final Markdown MARKDOWN = new Markdown();

    /**
     * An item, or what stands before and after the items.
     *
     * @param number of the item
     * @param lines a line for each paragraph or point
     */
    record Section(@Nullable String number, @Nullable String title, List<String> lines) {
        Section {
            lines = lines.stream().map(String::strip).filter(not(String::isEmpty)).toList();
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    static ReferatText of(ApprovedReferat referat) {
        var everyones = new ArrayList<Section>();
        var members = new ArrayList<Section>();
        everyones.add(head(referat));
        for (var item : referat.items()) {
            add(item, Visibility.PUBLIC, everyones, members);
        }
        everyones.add(tail(referat));
        everyones.removeIf(Section::isEmpty);
        members.removeIf(Section::isEmpty);
        return new ReferatText(everyones, members);
    }

    private static Section head(ApprovedReferat referat) {
        var lines = new ArrayList<String>();
        lines.add(referat.title());
        add(lines, referat.number());
        lines.add(referat.place().name());
        addMarkdown(lines, referat.introduction());
        referat.papers().stream().map(Paper::title).forEach(lines::add);
        var there = referat.attendance();
        Stream.of(
                        List.of(referat.leader(), referat.secretary()),
                        there.present(),
                        there.apologies(),
                        there.absent(),
                        there.guests())
                .flatMap(List::stream)
                .map(ReferatText::named)
                .distinct()
                .forEach(lines::add);
        return new Section(null, null, lines);
    }

    private static Section tail(ApprovedReferat referat) {
        var lines = new ArrayList<String>();
        addMarkdown(lines, referat.closing());
        add(lines, referat.approval().remarks());
        for (var comment : referat.comments()) {
            lines.add(named(comment.person()) + ": " + comment.text());
            add(lines, comment.resolution());
        }
        return new Section(null, null, lines);
    }

    /** An item below one that is for members is for members too. */
    private static void add(
            ReferatItem item, Visibility above, List<Section> everyones, List<Section> members) {
        var visibility = above == Visibility.MEMBERS ? above : item.visibility();
        var body = new ArrayList<String>();
        addMarkdown(body, item.body());
        var rest = rest(item);
        var title = title(item);
        switch (visibility) {
            case PUBLIC -> {
                var shown = item.publicBody() == null ? body : publicBody(item);
                everyones.add(section(item, List.of(List.of(title), shown, rest)));
                if (item.publicBody() != null) {
                    members.add(section(item, List.of(body)));
                }
            }
            case MEMBERS -> {
                everyones.add(new Section(item.number(), null, publicBody(item)));
                members.add(section(item, List.of(List.of(title), body, rest)));
            }
        }
        for (var below : item.items()) {
            add(below, visibility, everyones, members);
        }
    }

    private static List<String> rest(ReferatItem item) {
        var lines = new ArrayList<String>();
        for (var decision : item.decisions()) {
            addMarkdown(lines, decision.text());
        }
        for (var proposal : item.proposals()) {
            addMarkdown(lines, proposal.text());
            add(lines, proposal.to());
        }
        for (var followUp : item.followUps()) {
            addMarkdown(lines, followUp.text());
            followUp.owners().stream().map(ReferatText::named).forEach(lines::add);
        }
        for (var statement : item.statements()) {
            lines.add(
                    statement.represents()
                            + statement.speakers().stream()
                                    .map(Person::name)
                                    .collect(Collectors.joining(", ", " – ", "")));
            addMarkdown(lines, statement.body());
        }
        for (var theme : item.themes()) {
            lines.add(theme.title());
            for (var point : theme.points()) {
                addMarkdown(lines, point);
            }
        }
        return lines;
    }

    private static Section section(ReferatItem item, List<List<String>> lines) {
        return new Section(
                item.number(), item.title(), lines.stream().flatMap(List::stream).toList());
    }

    private static String title(ReferatItem item) {
        return item.caseNumber() == null
                ? item.title()
                : item.title() + " (" + item.caseNumber() + ")";
    }

    private static List<String> publicBody(ReferatItem item) {
        var lines = new ArrayList<String>();
        addMarkdown(lines, item.publicBody());
        return lines;
    }

    private static String named(Person person) {
        return person.represents() == null
                ? person.name()
                : person.name() + ", " + person.represents();
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null) {
            lines.add(line);
        }
    }

    private static void addMarkdown(List<String> lines, @Nullable String markdown) {
        if (markdown != null) {
            MARKDOWN.words(markdown).lines().forEach(lines::add);
        }
    }
}
