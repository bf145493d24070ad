package no.saksgang.notificationservice.message;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark without raw HTML, as mail shows it: nothing in it loads or runs. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder()
                    .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                    .build();
    // The second wall: what CommonMark would ever let through is held against this list. No images.
    private static final PolicyFactory SAFE =
            new HtmlPolicyBuilder()
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
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "a")
                    .allowElements((element, attributes) -> "h3", "h1", "h2")
                    .allowUrlProtocols("https", "http", "mailto")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("start")
                    .onElements("ol")
                    .requireRelNofollowOnLinks()
                    .toFactory();

    private Markdown() {}

    static String html(String markdown) {
        return SAFE.sanitize(HTML.render(PARSER.parse(Plain.lines(markdown)))).strip();
    }

    static String text(String markdown) {
        return TEXT.render(PARSER.parse(Plain.lines(markdown))).strip();
    }
}
