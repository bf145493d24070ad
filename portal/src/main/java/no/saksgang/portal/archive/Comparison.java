package no.saksgang.portal.archive;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What differs between two texts: whole lines, and the words within them. */
record Comparison(List<Line> lines) {
    private static final int AROUND = 2;
    private static final Pattern MARKS = Pattern.compile("[\\uE000-\\uE003]");

    Comparison {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param kind {@code same}, {@code changed}, {@code cut} (lines that are the same and left out)
     * @param parts of which it is made
     */
    record Line(String kind, List<Part> parts) {}

    /**
     * Some words.
     *
     * @param kind {@code same}, {@code out}, {@code in}
     */
    record Part(String kind, String text) {}

    static Comparison of(String before, String after) {
        // Marks from the private use area, which no referat has: taken out of the texts first.
        var rows =
                DiffRowGenerator.create()
                        .showInlineDiffs(true)
                        .mergeOriginalRevised(true)
                        .inlineDiffByWord(true)
                        .lineNormalizer(line -> line)
                        .oldTag(opens -> opens ? "\uE000" : "\uE001")
                        .newTag(opens -> opens ? "\uE002" : "\uE003")
                        .build()
                        .generateDiffRows(lines(before), lines(after));
        return new Comparison(folded(rows.stream().map(Comparison::line).toList()));
    }

    private static List<String> lines(String text) {
        return MARKS.matcher(text).replaceAll("").lines().toList();
    }

    private static Line line(DiffRow row) {
        return row.getTag() == DiffRow.Tag.EQUAL
                ? new Line("same", List.of(new Part("same", row.getOldLine())))
                : new Line("changed", parts(row.getOldLine()));
    }

    private static List<Part> parts(String marked) {
        var parts = new ArrayList<Part>();
        var kind = "same";
        var from = 0;
        for (var at = 0; at < marked.length(); at++) {
            var next =
                    switch (marked.charAt(at)) {
                        case '\uE000' -> "out";
                        case '\uE002' -> "in";
                        case '\uE001', '\uE003' -> "same";
                        default -> "";
                    };
            if (!next.isEmpty()) {
                add(parts, kind, marked.substring(from, at));
                kind = next;
                from = at + 1;
            }
        }
        add(parts, kind, marked.substring(from));
        return parts;
    }

    private static void add(List<Part> parts, String kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(kind, text));
        }
    }

    /** What is far from any change is left out. */
    private static List<Line> folded(List<Line> all) {
        var shown = new ArrayList<Line>();
        for (var n = 0; n < all.size(); n++) {
            if (isNearAChange(all, n)) {
                shown.add(all.get(n));
            } else if (shown.isEmpty() || !shown.getLast().kind().equals("cut")) {
                shown.add(new Line("cut", List.of()));
            }
        }
        return shown;
    }

    private static boolean isNearAChange(List<Line> all, int n) {
        for (var at = Math.max(0, n - AROUND); at <= Math.min(all.size() - 1, n + AROUND); at++) {
            if (all.get(at).kind().equals("changed")) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any difference. */
    public boolean isEmpty() {
        return lines.stream().noneMatch(it -> it.kind().equals("changed"));
    }
}
