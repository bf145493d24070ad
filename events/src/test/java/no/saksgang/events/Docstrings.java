package no.saksgang.events;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sources say of the events, so that schemas and {@code asyncapi.yaml} say the same to
 * those who do not read Java.
 */
final class Docstrings {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAMETER =
            Pattern.compile("^@param (\\w+) (.*?)(?=^@|\\z)", DOTALL | MULTILINE);

    private Docstrings() {}

    /** What is said of the type, before its parameters. */
    static Optional<String> of(Class<?> type) {
        return docstring(type)
                .map(text -> text.split("(?m)^@", 2)[0])
                .map(Docstrings::plain)
                .filter(text -> !text.isEmpty());
    }

    /** What is said of the components of a record, by their names. */
    static Map<String, String> ofComponents(Class<?> type) {
        var components = new TreeMap<String, String>();
        var parameters = PARAMETER.matcher(docstring(type).orElse(""));
        while (parameters.find()) {
            components.put(parameters.group(1), plain(parameters.group(2)));
        }
        return components;
    }

    private static Optional<String> docstring(Class<?> type) {
        if (!type.getName().startsWith(Docstrings.class.getPackageName())) {
            return Optional.empty();
        }
        var declaration =
                Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*"
                                + "(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                                + "(?:(?:public|sealed|static|final)\\s+)*"
                                + "(?:record|enum|interface|class)\\s+"
                                + type.getSimpleName()
                                + "\\b",
                        DOTALL);
        return Optional.of(declaration.matcher(source(type)))
                .filter(Matcher::find)
                .map(it -> it.group(1).replaceAll("(?m)^\\s*\\* ?", ""));
    }

    private static String source(Class<?> type) {
        var file = type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link|value)\\s+([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
