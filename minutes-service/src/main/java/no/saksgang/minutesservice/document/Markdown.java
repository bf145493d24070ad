package no.saksgang.minutesservice.document;

import java.util.regex.Pattern;
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
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Reads the Markdown (CommonMark, no raw HTML) that bodies are written in. */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(100).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /**
     * Escaping is the renderer's work; this says once more what may stand in a page, whatever the
     * renderer does. No images: a page that is kept for good must not tell others who reads it.
     */
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
                            "a",
                            "h4",
                            "h5",
                            "h6")
                    .allowElements((name, attributes) -> "h4", "h1", "h2", "h3")
                    .allowStandardUrlProtocols()
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("start")
                    .matching(Pattern.compile("\\d{1,9}"))
                    .onElements("ol")
                    .requireRelsOnLinks("noopener", "noreferrer")
                    .toFactory();

    private Markdown() {}

    /**
     * HTML that is safe to put into a page, whatever the text. Headings begin at {@code h4}: what
     * is above is the page's own.
     */
    public static String html(String markdown) {
        return SAFE.sanitize(HTML.render(PARSER.parse(markdown))).strip();
    }

    /** The words alone, a line for each paragraph, heading or point. */
    public static String text(String markdown) {
        var words = new Words();
        PARSER.parse(markdown).accept(words);
        return words.text.toString().strip();
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
