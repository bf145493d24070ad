package no.saksgang.notificationservice.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** HTML as text: what is quoted is marked as in text, and where another's mail begins is too. */
final class HtmlText {
    /** Stands where a mail program begins the mail that is answered. */
    static final String CUT = "\u241E";

    private static final Set<String> SILENT =
            Set.of("style", "script", "head", "title", "template");
    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "br",
                    "li",
                    "ul",
                    "ol",
                    "tr",
                    "table",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "pre",
                    "hr",
                    "section",
                    "article");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "meta", "link", "input");

    private HtmlText() {}

    static String of(String html) {
        var writer = new Writer();
        HtmlSanitizer.sanitize(html, writer);
        return writer.text.toString();
    }

    private static final class Writer implements HtmlSanitizer.Policy {
        private final StringBuilder text = new StringBuilder();
        private final Deque<String> open = new ArrayDeque<>();
        private int silent;
        private int quoted;

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String element, List<String> attributes) {
            var name = element.toLowerCase(Locale.ROOT);
            if (SILENT.contains(name)) {
                silent++;
            }
            if (beginsAnother(name, attributes)) {
                line();
                text.append(CUT).append('\n');
            }
            if (BLOCKS.contains(name)) {
                line();
            }
            if (name.equals("blockquote")) {
                quoted++;
            }
            if (name.equals("li")) {
                start();
                text.append("- ");
            }
            if (!EMPTY.contains(name)) {
                open.push(name);
            }
        }

        /** Gmail's, Yahoo's and Outlook's marks for what they quote below the new. */
        private static boolean beginsAnother(String name, List<String> attributes) {
            for (var i = 0; i + 1 < attributes.size(); i += 2) {
                var value = attributes.get(i + 1).toLowerCase(Locale.ROOT);
                switch (attributes.get(i).toLowerCase(Locale.ROOT)) {
                    case "id" -> {
                        if (value.equals("divrplyfwdmsg")
                                || value.equals("appendonsend")
                                || value.equals("mail-editor-reference-message-container")) {
                            return true;
                        }
                    }
                    case "class" -> {
                        if (value.contains("gmail_quote")
                                || value.contains("yahoo_quoted")
                                || value.contains("moz-cite-prefix")
                                || value.contains("protonmail_quote")) {
                            return name.equals("div");
                        }
                    }
                    case "style" -> {
                        var style = value.replace(" ", "");
                        if (name.equals("div")
                                && style.contains("border-top:solid#e1e1e1")
                                && !style.contains("border-top:none")) {
                            return true;
                        }
                        if (name.equals("div") && style.contains("border-top:solid#b5c4df")) {
                            return true;
                        }
                    }
                    default -> {}
                }
            }
            return false;
        }

        @Override
        public void closeTag(String element) {
            var name = element.toLowerCase(Locale.ROOT);
            if (!open.remove(name)) {
                return;
            }
            if (SILENT.contains(name)) {
                silent--;
            }
            if (name.equals("blockquote")) {
                quoted--;
            }
            if (BLOCKS.contains(name)) {
                line();
            }
            if (name.equals("p")) {
                text.append('\n');
            }
        }

        @Override
        public void text(String words) {
            if (silent > 0) {
                return;
            }
            var plain =
                    open.contains("pre")
                            ? words
                            : words.replace('\u00A0', ' ').replaceAll("\\s+", " ");
            for (var part : plain.split("\n", -1)) {
                if (!part.isBlank() || !atStart()) {
                    start();
                    text.append(atStart() ? part.stripLeading() : part);
                }
                if (open.contains("pre") && plain.indexOf('\n') >= 0) {
                    line();
                }
            }
        }

        private void start() {
            if (quoted > 0 && atStart()) {
                text.append("> ".repeat(quoted));
            }
        }

        private boolean atStart() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }

        private void line() {
            if (!atStart()) {
                text.append('\n');
            }
        }
    }
}
