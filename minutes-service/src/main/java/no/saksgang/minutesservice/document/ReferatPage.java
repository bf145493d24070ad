package no.saksgang.minutesservice.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.markdown.Markdown;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.minutesservice.archive.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A referat as one page that needs nothing else: no script, no font, no picture; for the screen,
 * light or dark, and for paper. Headings and lists are what they look like, so that a screen reader
 * can go from item to item.
 */
final class ReferatPage {
    private static final Markdown MARKDOWN = new Markdown();

    /** The page's own are above. */
    private static final int HEADING = 4;

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#1c2430;--soft:#4a5565;--line:#cfd6df;--mark:#eef3f8;--edge:#0b5a7d}
            @media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#aab4c2;--line:#3a4452;--mark:#1d2733;--edge:#6db7d6}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 4rem;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--ink);overflow-wrap:anywhere}
            h1{font-size:1.8rem;line-height:1.25;margin:0 0 1rem}
            h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
            h3{font-size:1.08rem;margin:1.5rem 0 .25rem}h4,h5,h6{font-size:1rem;margin:1rem 0 .25rem}
            p,ul,ol{margin:.5rem 0}ul,ol{padding-left:1.4rem}a{color:var(--edge)}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin:1rem 0}dt{color:var(--soft)}dd{margin:0}
            .people{columns:16rem;padding-left:1.2rem}.soft{color:var(--soft);font-size:.95rem}
            .box{border-left:4px solid var(--edge);background:var(--mark);padding:.6rem 1rem;margin:1rem 0}.box>:first-child{margin-top:0}.box>:last-child{margin-bottom:0}
            .members{font-size:.8rem;font-weight:600;border:1px solid var(--line);border-radius:1rem;padding:.1rem .6rem;margin-left:.5rem;white-space:nowrap}
            blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid var(--line)}
            @media(max-width:32rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
            @media print{body{max-width:none;padding:0;font-size:11pt}h2,h3,h4{break-after:avoid}.box,li{break-inside:avoid}a{color:inherit}}
            """;

    /** Lets the page's own style through, and nothing else. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder html = new StringBuilder();

    private ReferatPage() {}

    static String of(Revision revision) {
        var page = new ReferatPage();
        page.write(revision);
        return page.html.toString();
    }

    private void write(Revision revision) {
        var referat = revision.referat();
        var title = Wording.heading(referat);
        html.append("<!doctype html>\n<html lang=\"nb\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", title);
        html.append("<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<header>\n");
        element("h1", title);
        if (revision.number() > 1) {
            html.append("<p class=\"box\">");
            html.append(escape(Wording.correction(revision))).append("</p>\n");
        }
        head(revision);
        html.append("</header>\n");
        markdown(referat.introduction());
        if (!referat.papers().isEmpty()) {
            element("h2", "Sakspapirer");
            list(referat.papers(), paper -> link(paper.url(), paper.title()));
        }
        element("h2", "Deltakere");
        var there = referat.attendance();
        people("Til stede", there.present());
        people("Gjester", there.guests());
        people("Forfall", there.apologies());
        people("Ikke møtt", there.absent());
        for (var item : referat.items()) {
            item(item, 2, "Sak " + item.number() + ": ");
        }
        if (referat.closing() != null) {
            element("h2", "Avslutning");
            markdown(referat.closing());
        }
        if (!referat.comments().isEmpty()) {
            element("h2", "Merknader til utkastet");
            list(
                    referat.comments(),
                    comment -> {
                        html.append("<strong>").append(escape(Wording.who(comment.person())));
                        html.append(":</strong> ").append(escape(comment.text()));
                        if (comment.resolution() != null) {
                            html.append("<br>").append(escape(comment.resolution()));
                        }
                    });
        }
        html.append("<footer>\n");
        element("h2", "Godkjenning");
        element("p", Wording.approval(referat));
        if (referat.approval().remarks() != null) {
            markdown(referat.approval().remarks());
        }
        html.append("</footer>\n</main>\n</body>\n</html>\n");
    }

    private void head(Revision revision) {
        var referat = revision.referat();
        html.append("<dl>\n");
        term("Tid", escape(Wording.time(referat)));
        var url = referat.place().url();
        var place = escape(Wording.place(referat));
        term("Sted", url == null ? place : anchor(url, Wording.place(referat)));
        term("Møteleder", escape(Wording.who(referat.leader())));
        term("Referent", escape(Wording.who(referat.secretary())));
        var references = referat.references();
        optional("Deres ref.", Wording.reference(references.yourRef()));
        optional("Vår ref.", Wording.reference(references.ourRef()));
        optional("Arkivkode", Wording.reference(references.archiveCode()));
        var contact = referat.contact();
        if (contact != null) {
            term("Kontakt", anchor("mailto:" + contact.email(), contact.name()));
        }
        html.append("</dl>\n");
    }

    private void item(ReferatItem item, int level, String before) {
        var heading = "h" + level;
        var inner = "h" + (level + 1);
        html.append("<section>\n<").append(heading).append('>');
        html.append(escape(before + item.title()));
        if (item.caseNumber() != null) {
            html.append(" <span class=\"soft\">(")
                    .append(escape(item.caseNumber()))
                    .append(")</span>");
        }
        if (item.visibility() == Visibility.MEMBERS) {
            html.append("<span class=\"members\">For medlemmer</span>");
        }
        html.append("</").append(heading).append(">\n");
        markdown(item.body());
        for (var theme : item.themes()) {
            element(inner, theme.title());
            list(theme.points(), this::inline);
        }
        for (var statement : item.statements()) {
            var names = Wording.names(statement.speakers());
            element(inner, statement.represents() + (names.isEmpty() ? "" : " – " + names));
            markdown(statement.body());
        }
        box(inner, "Vedtak", item.decisions(), it -> inline(it.text()));
        box(
                inner,
                "Forslag",
                item.proposals(),
                it -> {
                    inline(it.text());
                    if (it.to() != null) {
                        soft("Til: " + it.to());
                    }
                });
        box(
                inner,
                "Oppfølging",
                item.followUps(),
                it -> {
                    inline(it.text());
                    if (!it.owners().isEmpty()) {
                        soft("Ansvar: " + Wording.names(it.owners()));
                    }
                    if (it.due() != null) {
                        soft("Frist: " + Wording.due(it.due()));
                    }
                });
        for (var below : item.items()) {
            item(below, level + 1, below.number() + " ");
        }
        html.append("</section>\n");
    }

    private <T> void box(String heading, String title, List<T> all, Consumer<T> one) {
        if (!all.isEmpty()) {
            html.append("<div class=\"box\">\n");
            element(heading, title);
            list(all, one);
            html.append("</div>\n");
        }
    }

    private void people(String title, List<Person> people) {
        if (!people.isEmpty()) {
            element("h3", title);
            html.append("<ul class=\"people\">\n");
            people.forEach(it -> element("li", Wording.named(it)));
            html.append("</ul>\n");
        }
    }

    private <T> void list(List<T> all, Consumer<T> one) {
        html.append("<ul>\n");
        for (var it : all) {
            html.append("<li>");
            one.accept(it);
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    /** A text of one paragraph stands in its list without one. */
    private void inline(String markdown) {
        var rendered = MARKDOWN.html(markdown, HEADING);
        var isOne =
                rendered.startsWith("<p>")
                        && rendered.endsWith("</p>")
                        && rendered.indexOf("<p>", 1) < 0;
        html.append(isOne ? rendered.substring(3, rendered.length() - 4) : rendered);
    }

    private void soft(String text) {
        html.append("<br><span class=\"soft\">").append(escape(text)).append("</span>");
    }

    private void markdown(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            html.append(MARKDOWN.html(text, HEADING)).append('\n');
        }
    }

    private void optional(String term, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            term(term, escape(value));
        }
    }

    private void term(String term, String value) {
        html.append("<dt>").append(term).append("</dt><dd>").append(value).append("</dd>\n");
    }

    private void link(String url, String text) {
        html.append(anchor(url, text));
    }

    private static String anchor(String url, String text) {
        return Wording.isLink(url)
                ? "<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>"
                        .formatted(escape(url), escape(text))
                : escape(text);
    }

    private void element(String name, String text) {
        html.append('<').append(name).append('>').append(escape(text));
        html.append("</").append(name).append(">\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
