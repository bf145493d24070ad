package no.saksgang.chassis.markdown;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark without raw HTML, as pages, mails and documents show it: nothing in it loads or runs.
 * An object, so that templates can have it.
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
     * renderer does. No images: they would tell others who reads, of what is kept for good too.
     */
    private static final List<PolicyFactory> SAFE =
            IntStream.range(0, DEEPEST).mapToObj(it -> "h" + (it + 1)).map(Markdown::safe).toList();

    /**
     * HTML that is safe to put into a page or a mail, whatever the text.
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

    /** As people write it in a mail without HTML. */
    public String text(@Nullable String markdown) {
        return markdown == null ? "" : TEXT.render(PARSER.parse(markdown)).strip();
    }

    /** The words alone, a line for each paragraph, heading or point. */
    public String words(String markdown) {
        var words = new Words();
        PARSER.parse(markdown).accept(words);
        return words.text.toString().strip();
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

    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral());
            end();
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral());
            end();
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(Paragraph node) {
            block(node);
        }

        @Override
        public void visit(Heading node) {
            block(node);
        }

        private void block(Block node) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                child.accept(this);
            }
            end();
        }

        private void end() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
    }
}
