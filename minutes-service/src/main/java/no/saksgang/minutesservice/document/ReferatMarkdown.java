package no.saksgang.minutesservice.document;

import java.util.List;
import java.util.function.Function;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.minutesservice.archive.Revision;
import org.jspecify.annotations.Nullable;

/** A referat as Markdown (CommonMark), for those who want to work on with its text. */
final class ReferatMarkdown {
    private final StringBuilder text = new StringBuilder();

    private ReferatMarkdown() {}

    static String of(Revision revision) {
        var markdown = new ReferatMarkdown();
        markdown.write(revision);
        return markdown.text.toString().strip() + "\n";
    }

    private void write(Revision revision) {
        var referat = revision.referat();
        block("# " + line(Wording.heading(referat)));
        if (revision.number() > 1) {
            block("*" + line(Wording.correction(revision)) + "*");
        }
        term("Tid", Wording.time(referat));
        point("Sted", link(Wording.place(referat), referat.place().url()));
        term("Møteleder", Wording.who(referat.leader()));
        term("Referent", Wording.who(referat.secretary()));
        term("Deres ref.", Wording.reference(referat.references().yourRef()));
        term("Vår ref.", Wording.reference(referat.references().ourRef()));
        term("Arkivkode", Wording.reference(referat.references().archiveCode()));
        var contact = referat.contact();
        if (contact != null) {
            point("Kontakt", link(contact.name(), "mailto:" + contact.email()));
        }
        text.append('\n');
        body(referat.introduction());
        list("## Sakspapirer", referat.papers(), it -> link(it.title(), it.url()));
        block("## Deltakere");
        var there = referat.attendance();
        people("### Til stede", there.present());
        people("### Gjester", there.guests());
        people("### Forfall", there.apologies());
        people("### Ikke møtt", there.absent());
        for (var item : referat.items()) {
            item(item, "##", "Sak " + item.number() + ": ");
        }
        if (referat.closing() != null) {
            block("## Avslutning");
            body(referat.closing());
        }
        list(
                "## Merknader til utkastet",
                referat.comments(),
                it ->
                        "**%s:** %s%s"
                                .formatted(
                                        line(Wording.who(it.person())),
                                        line(it.text()),
                                        it.resolution() == null
                                                ? ""
                                                : " – " + line(it.resolution())));
        block("## Godkjenning");
        block(Wording.approval(referat));
        body(referat.approval().remarks());
    }

    private void item(ReferatItem item, String level, String before) {
        block(
                level
                        + " "
                        + before
                        + line(item.title())
                        + (item.caseNumber() == null ? "" : " (" + line(item.caseNumber()) + ")"));
        if (item.visibility() == Visibility.MEMBERS) {
            block("*For medlemmer*");
        }
        var inner = level + "# ";
        body(item.body());
        for (var theme : item.themes()) {
            list(inner + line(theme.title()), theme.points(), ReferatMarkdown::point);
        }
        for (var statement : item.statements()) {
            var names = Wording.names(statement.speakers());
            block(
                    inner
                            + line(statement.represents())
                            + (names.isEmpty() ? "" : " – " + line(names)));
            body(statement.body());
        }
        list("**Vedtak**", item.decisions(), it -> point(it.text()));
        list(
                "**Forslag**",
                item.proposals(),
                it -> point(it.text()) + (it.to() == null ? "" : " (til: " + line(it.to()) + ")"));
        list(
                "**Oppfølging**",
                item.followUps(),
                it ->
                        point(it.text())
                                + (it.owners().isEmpty()
                                        ? ""
                                        : " – ansvar: " + line(Wording.names(it.owners())))
                                + (it.due() == null
                                        ? ""
                                        : " – frist: " + line(Wording.due(it.due()))));
        for (var below : item.items()) {
            item(below, level + "#", below.number() + " ");
        }
    }

    private void people(String heading, List<Person> people) {
        list(heading, people, it -> line(Wording.named(it)));
    }

    private <T> void list(String heading, List<T> all, Function<T, String> one) {
        if (!all.isEmpty()) {
            block(heading);
            all.forEach(it -> text.append("- ").append(one.apply(it)).append('\n'));
            text.append('\n');
        }
    }

    private void term(String term, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            point(term, line(value));
        }
    }

    private void point(String term, String markdown) {
        text.append("- **").append(term).append(":** ").append(markdown).append('\n');
    }

    private void body(@Nullable String markdown) {
        if (markdown != null && !markdown.isBlank()) {
            block(markdown.strip());
        }
    }

    private void block(String block) {
        text.append(block).append("\n\n");
    }

    /** Markdown of ours within a list: its further lines are indented. */
    private static String point(String markdown) {
        return markdown.strip().replace("\n", "\n  ");
    }

    private static String link(String text, @Nullable String url) {
        return url != null && Wording.isLink(url)
                ? "[%s](<%s>)".formatted(line(text), url)
                : line(text);
    }

    /** Plain text on one line, of which nothing is taken for Markdown. */
    private static String line(String plain) {
        return plain.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }
}
