package no.saksgang.notificationservice.message;

import java.util.List;
import java.util.stream.Collectors;
import no.saksgang.chassis.markdown.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * What a mail says, in one language, before it becomes text and HTML. The templates show what is
 * there and know nothing more.
 *
 * @param preheader what an inbox shows beside the subject
 * @param groups the bodies in whose name it is written
 * @param lead paragraphs that say what this is and what is wanted
 * @param changes what is another than before, if it is a change that is told
 * @param facts when, where, by when
 * @param action the one thing to press, if there is one
 * @param answers where to answer, if an answer is wanted or can be changed
 * @param signature who writes
 * @param why the footer: why one gets this
 * @param preferences where one chooses which mail one gets
 */
record Letter(
        String lang,
        String subject,
        String preheader,
        String greeting,
        List<String> groups,
        String heading,
        List<String> lead,
        @Nullable Changes changes,
        List<Fact> facts,
        @Nullable Link action,
        @Nullable Answers answers,
        @Nullable Prose body,
        String agendaHeading,
        List<Item> agenda,
        String papersHeading,
        List<Link> papers,
        @Nullable Minutes minutes,
        List<String> signature,
        String why,
        Link preferences) {

    /**
     * @param url where it leads, if anywhere
     * @param past no longer so
     */
    record Fact(String label, String value, @Nullable String url, boolean past) {
        static Fact of(String label, String value) {
            return new Fact(label, value, null, false);
        }
    }

    record Link(String title, String url) {}

    /** What is another than before, each point in a sentence. */
    record Changes(String heading, List<String> sentences) {}

    /**
     * @param prompt the question, if there is one
     * @param links one for each answer, or one to change it
     */
    record Answers(@Nullable String prompt, List<Link> links) {}

    /** Prose in Markdown, rendered both ways. */
    record Prose(String html, String text) {
        private static final Markdown MARKDOWN = new Markdown();

        /** A mail's own are above. */
        private static final int HEADING = 3;

        static Prose of(String markdown) {
            var lines = Plain.lines(markdown);
            return new Prose(MARKDOWN.html(lines, HEADING), MARKDOWN.text(lines));
        }

        /** What is no Markdown. */
        static Prose plain(String text) {
            return new Prose("<p>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</p>", text);
        }

        record Titled(String title, String markdown) {}

        /** One below the other, each under its own heading. */
        static Prose ofSeveral(List<Titled> several) {
            return new Prose(
                    several.stream()
                            .map(it ->
                                    "<h2>"
                                            + HtmlUtils.htmlEscape(it.title(), "UTF-8")
                                            + "</h2>\n"
                                            + of(it.markdown()).html())
                            .collect(Collectors.joining("\n")),
                    several.stream()
                            .map(it -> it.title() + "\n\n" + of(it.markdown()).text())
                            .collect(Collectors.joining("\n\n* * *\n\n")));
        }
    }

    /**
     * @param detail who presents it and how long it takes
     */
    record Item(String number, String title, String detail, List<Link> papers, List<Item> items) {}

    /** A referat, whole. */
    record Minutes(
            List<Fact> attendance,
            List<Fact> references,
            @Nullable Prose introduction,
            List<MinutesItem> items,
            @Nullable Prose closing,
            String commentsHeading,
            List<Fact> comments,
            @Nullable String approval) {}

    /**
     * @param outcomes decisions, proposals and follow-ups, each under its own word
     * @param statements what each body said in a round table
     */
    record MinutesItem(
            String number,
            String title,
            @Nullable Prose body,
            List<Theme> themes,
            List<Statement> statements,
            List<Fact> outcomes,
            List<MinutesItem> items) {}

    record Theme(String title, List<String> points) {}

    record Statement(String who, String speakers, Prose body) {}
}
