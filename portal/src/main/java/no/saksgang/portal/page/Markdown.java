package no.saksgang.portal.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark without raw HTML, as a page shows it: nothing in it loads or runs. On every page as
 * {@code ${markdown}}, for {@code th:utext}.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(100).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder()
                    .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                    .build();
    private static final int DEEPEST = 6;

    /**
     * Escaping is the renderer's work; this says once more what may stand in a page, whatever the
     * renderer does. No images: they would tell others who reads.
     */
    private static final List<PolicyFactory> SAFE =
            IntStream.range(0, DEEPEST).mapToObj(it -> "h" + (it + 1)).map(Markdown::safe).toList();

    Markdown() {}

    /**
     * HTML that is safe to put into a page, whatever the text.
     *
     * @param heading the level that headings in the text get, all of them, so that the page's own
     *     outline is never broken: one more than that of the heading above
     */
    public String html(@Nullable String markdown, int heading) {
        return markdown == null
                ? ""
                : SAFE.get(Math.clamp(heading, 1, DEEPEST) - 1)
                        .sanitize(HTML.render(PARSER.parse(markdown)))
                        .strip();
    }

    /** The words alone. */
    public String text(@Nullable String markdown) {
        return markdown == null ? "" : TEXT.render(PARSER.parse(markdown)).strip();
    }

    private static PolicyFactory safe(String heading) {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "br",
                        "em",
                        "strong",
                        "ul",
                        "ol",
                        "li",
                        "blockquote",
                        "code",
                        "pre",
                        "hr",
                        "a")
                .allowElements((_, _) -> heading, "h1", "h2", "h3", "h4", "h5", "h6")
                .allowUrlProtocols("https", "http", "mailto")
                .allowAttributes("href")
                .onElements("a")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,9}"))
                .onElements("ol")
                .requireRelsOnLinks("noopener", "noreferrer")
                .toFactory();
    }
}
