package no.saksgang.local.scenario;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Something in the file, with its line. Scalars are read as they are written: YAML's own guesses
 * ({@code no} is false, {@code 3.10} is 3.1) are never made, so an item number, a date and a title
 * need no quotes.
 *
 * @param what its name in messages
 */
record Value(Path file, String what, Node node) {

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    ScenarioFault fault(String message) {
        return new ScenarioFault(file, line(), message);
    }

    /** The key itself, whose line an error is to name. */
    Value atKey(String key) {
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var candidate = new Value(file, key, tuple.getKeyNode());
                if (candidate.isText() && candidate.text().equals(key)) {
                    return candidate;
                }
            }
        }
        return this;
    }

    private ScenarioFault notA(String expected) {
        var found =
                switch (node) {
                    case ScalarNode _ when isNothing() -> "ingenting";
                    case ScalarNode scalar -> "«" + scalar.getValue() + "»";
                    case SequenceNode _ -> "en liste";
                    case MappingNode _ -> "felter";
                    default -> "noe annet";
                };
        return fault("«" + what + "» skal være " + expected + ", men her står " + found);
    }

    boolean isNothing() {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("~")
                        || scalar.getValue().equals("null"));
    }

    boolean isText() {
        return node instanceof ScalarNode && !isNothing();
    }

    String text() {
        return textAs("tekst");
    }

    /** Text that may be left open, as a reference on a letter's head is. */
    String possiblyEmpty() {
        return isNothing() || (node instanceof ScalarNode scalar && scalar.getValue().isBlank())
                ? ""
                : text();
    }

    private String textAs(String expected) {
        if (node instanceof ScalarNode scalar && !isNothing() && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw notA(expected);
    }

    /** A whole number that is not negative. */
    int number() {
        var text = textAs("et helt tall");
        if (!text.matches("\\d{1,9}")) {
            throw notA("et helt tall");
        }
        return Integer.parseInt(text);
    }

    boolean truth() {
        return switch (textAs("true eller false")) {
            case "true" -> true;
            case "false" -> false;
            case String _ -> throw notA("true eller false");
        };
    }

    LocalDateTime moment() {
        var expected = "lokal dato og tid uten sone, som 2025-09-11T10:00";
        try {
            return LocalDateTime.parse(textAs(expected).replace(' ', 'T'));
        } catch (DateTimeParseException _) {
            throw notA(expected);
        }
    }

    /** One of an enum's words, written in lower case with hyphens; upper case is understood too. */
    <E extends Enum<E>> E word(Class<E> words) {
        var known =
                Stream.of(words.getEnumConstants())
                        .collect(
                                Collectors.toMap(
                                        Value::written, it -> it, (a, _) -> a, LinkedHashMap::new));
        var expected = "en av " + String.join(", ", known.keySet());
        var found = known.get(textAs(expected).toLowerCase(Locale.ROOT).replace('_', '-'));
        if (found == null) {
            throw notA(expected);
        }
        return found;
    }

    static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Value> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw notA("en liste");
        }
        return sequence.getValue().stream().map(it -> new Value(file, what, it)).toList();
    }

    /**
     * The entries of a map whose keys the language does not know beforehand, such as members' ids.
     */
    SequencedMap<String, Value> entries(String of) {
        if (!(node instanceof MappingNode mapping)) {
            throw notA(of);
        }
        var entries = new LinkedHashMap<String, Value>();
        for (var tuple : mapping.getValue()) {
            var key = new Value(file, "nøkkel", tuple.getKeyNode()).text();
            var value = new Value(file, key, tuple.getValueNode());
            if (entries.put(key, value) != null) {
                throw new ScenarioFault(
                        file,
                        tuple.getKeyNode().getStartMark().getLine() + 1,
                        "nøkkelen «" + key + "» står to ganger");
            }
        }
        return entries;
    }

    /**
     * The fields of a map whose keys the language knows.
     *
     * @throws ScenarioFault at the line of a key that is not one of them
     */
    Fields fields(String... known) {
        var entries = entries("felter (" + String.join(", ", known) + ")");
        var allowed = Set.of(known);
        for (var tuple : ((MappingNode) node).getValue()) {
            var key = new Value(file, "nøkkel", tuple.getKeyNode());
            if (!allowed.contains(key.text())) {
                throw key.fault(
                        "ukjent nøkkel «%s» i «%s»; her kan det stå: %s"
                                .formatted(key.text(), what, String.join(", ", known)));
            }
        }
        return new Fields(this, entries);
    }

    /**
     * The fields of a map. A field that is there but holds nothing is the same as one that is not
     * there.
     */
    record Fields(Value of, Map<String, Value> entries) {
        boolean has(String key) {
            return optional(key) != null;
        }

        @Nullable Value optional(String key) {
            var value = entries.get(key);
            return value == null || value.isNothing() ? null : value;
        }

        Value required(String key) {
            var value = optional(key);
            if (value == null) {
                throw of.fault("«" + of.what + "» mangler «" + key + "»");
            }
            return value;
        }

        @Nullable String text(String key) {
            var value = optional(key);
            return value == null ? null : value.text();
        }

        @Nullable Integer number(String key) {
            var value = optional(key);
            return value == null ? null : (Integer) value.number();
        }

        @Nullable LocalDateTime moment(String key) {
            var value = optional(key);
            return value == null ? null : value.moment();
        }

        /** Empty if the field is not there. */
        List<Value> list(String key) {
            var value = optional(key);
            return value == null ? List.of() : value.list();
        }
    }
}
