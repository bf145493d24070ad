package no.saksgang.local.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as it takes to see which metrics a query is about. */
final class PromQl {
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /** Prometheus adds these itself. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern METRIC =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*+)(?!\\s*\\()\\s*(?:\\{([^}]*)})?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    private PromQl() {}

    /** A metric, and what its labels must be. */
    record Selector(String metric, List<Label> labels) {
        /** The same, of any value where one of these is asked for. */
        Selector without(Set<String> values) {
            return new Selector(
                    metric,
                    labels.stream().filter(label -> !values.contains(label.value())).toList());
        }
    }

    record Label(String name, String operator, String value) {
        boolean matches(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }

    static List<Selector> selectors(String query) {
        var bare = RANGE.matcher(GROUPING.matcher(query).replaceAll(" ")).replaceAll(" ");
        var selectors = new ArrayList<Selector>();
        var metric = METRIC.matcher(bare);
        while (metric.find()) {
            if (!WORDS.contains(metric.group(1)) && !isInNumber(bare, metric.start())) {
                selectors.add(
                        new Selector(
                                metric.group(1),
                                labels(metric.group(2) == null ? "" : metric.group(2))));
            }
        }
        return selectors;
    }

    private static boolean isInNumber(String text, int at) {
        return at > 0 && Character.isDigit(text.charAt(at - 1));
    }

    private static List<Label> labels(String matchers) {
        var labels = new ArrayList<Label>();
        var label = LABEL.matcher(matchers);
        while (label.find()) {
            if (!ADDED.contains(label.group(1))) {
                labels.add(new Label(label.group(1), label.group(2), label.group(3)));
            }
        }
        return labels;
    }
}
