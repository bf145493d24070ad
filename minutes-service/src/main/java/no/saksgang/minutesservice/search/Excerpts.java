package no.saksgang.minutesservice.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.saksgang.minutesservice.search.Hit.Excerpt;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The lines in which referater say what was sought, the best first, with its words marked. */
final class Excerpts {
    private static final int MOST = 3;

    /** One that is one long sentence ends here, characters. */
    private static final int LONGEST = 300;

    private final Map<String, List<Object>> byField;

    private Excerpts(Map<String, List<Object>> byField) {
        this.byField = byField;
    }

    static Excerpts none() {
        return new Excerpts(Map.of());
    }

    /**
     * Of some referater.
     *
     * @param fields in which the words were sought
     * @throws IOException if the index cannot be read
     */
    static Excerpts of(IndexSearcher searcher, ScoreDoc[] found, Query words, Set<String> fields)
            throws IOException {
        var names =
                fields.stream()
                        .filter(it -> !it.equals(IndexedReferat.TITLE))
                        .toArray(String[]::new);
        var most = new int[names.length];
        Arrays.fill(most, MOST);
        var documents = Arrays.stream(found).mapToInt(it -> it.doc).toArray();
        var highlighter = new Highlighter(searcher);
        var excerpts = new HashMap<String, List<Object>>();
        highlighter
                .highlight(names, words, documents, most)
                .forEach((field, values) -> excerpts.put(field, Arrays.asList(values)));
        return new Excerpts(excerpts);
    }

    /**
     * Of one of them.
     *
     * @param which its place among them
     */
    List<Excerpt> in(int which, Document document) {
        var lines = new ArrayList<Line>();
        byField.forEach((field, values) -> {
            if (values.get(which) instanceof Lines some) {
                lines.addAll(some.in(IndexedReferat.sections(document, field)));
            }
        });
        return lines.stream()
                .sorted(Comparator.comparingDouble(Line::score).reversed())
                .limit(MOST)
                .map(Line::excerpt)
                .toList();
    }

    /** Lucene's, asked for our own form of excerpt. */
    private static final class Highlighter extends UnifiedHighlighter {
        private Highlighter(IndexSearcher searcher) {
            super(
                    new Builder(searcher, new Norwegian())
                            .withFormatter(new Marking())
                            .withMaxNoHighlightPassages(0)
                            .withHandleMultiTermQuery(false)
                            .withMaxLength(Integer.MAX_VALUE - 1)
                            .withBreakIterator(() ->
                                    new SplittingBreakIterator(
                                            BreakIterator.getSentenceInstance(Locale.of("nb")),
                                            '\n')));
        }

        private Map<String, Object[]> highlight(
                String[] fields, Query query, int[] documents, int[] most) throws IOException {
            return highlightFieldsAsObjects(fields, query, documents, most);
        }
    }

    private record Line(float score, Excerpt excerpt) {}

    /** What the highlighter makes of one field of one referat; the sections come in afterwards. */
    private record Lines(List<Marked> marked) {
        record Marked(int offset, float score, String html) {}

        /**
         * @param sections a line each: offset, number and title, parted by tabs
         */
        List<Line> in(String sections) {
            var all = sections.lines().map(it -> it.split("\t", 3)).toList();
            return marked.stream()
                    .map(it -> {
                        var section =
                                all.stream()
                                        .filter(s -> Integer.parseInt(s[0]) <= it.offset())
                                        .reduce((_, last) -> last)
                                        .orElseThrow();
                        return new Line(
                                it.score(),
                                new Excerpt(
                                        section[1].isEmpty() ? null : section[1],
                                        section[2].isEmpty() ? null : section[2],
                                        it.html()));
                    })
                    .toList();
        }
    }

    private static final class Marking extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            return new Lines(
                    Arrays.stream(passages)
                            .filter(it -> it.getNumMatches() > 0)
                            .map(it ->
                                    new Lines.Marked(
                                            it.getStartOffset(),
                                            it.getScore(),
                                            marked(it, content)))
                            .toList());
        }

        private static String marked(Passage passage, String content) {
            var html = new StringBuilder();
            var at = start(passage, content);
            var end = end(passage, at);
            if (at > passage.getStartOffset()) {
                html.append("… ");
            }
            for (var i = 0; i < passage.getNumMatches(); i++) {
                var from = Math.max(at, passage.getMatchStarts()[i]);
                var to = Math.min(end, passage.getMatchEnds()[i]);
                if (to > from) {
                    escape(content, at, from, html);
                    html.append("<mark>");
                    escape(content, from, to, html);
                    html.append("</mark>");
                    at = to;
                }
            }
            escape(content, at, end, html);
            if (end < passage.getEndOffset()) {
                html.append(" …");
            }
            return html.toString().strip();
        }

        /** A long sentence is shown from some words before its first match. */
        private static int start(Passage passage, String content) {
            var first = passage.getMatchStarts()[0];
            if (first - passage.getStartOffset() < LONGEST / 2) {
                return passage.getStartOffset();
            }
            var space = content.indexOf(' ', first - LONGEST / 3);
            return space < 0 || space >= first ? first : space + 1;
        }

        private static int end(Passage passage, int start) {
            return Math.min(passage.getEndOffset(), start + LONGEST);
        }

        private static void escape(String content, int from, int to, StringBuilder html) {
            for (var i = from; i < to; i++) {
                switch (content.charAt(i)) {
                    case '&' -> html.append("&amp;");
                    case '<' -> html.append("&lt;");
                    case '>' -> html.append("&gt;");
                    case '"' -> html.append("&quot;");
                    case '\'' -> html.append("&#39;");
                    default -> html.append(content.charAt(i));
                }
            }
        }
    }
}
