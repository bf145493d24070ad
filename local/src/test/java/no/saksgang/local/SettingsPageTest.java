package no.saksgang.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SETTINGS =
            Pattern.compile(
                    "@ConfigurationProperties\\(\"([^\"]+)\"\\)\\s+(?:public )?record \\w+\\((.*?)\\)\\s*\\{",
                    Pattern.DOTALL);

    @Test
    void lists_every_setting_of_every_service() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/settings.md"));

        var settings =
                Stream.of(
                                "chassis",
                                "meeting-service",
                                "minutes-service",
                                "notification-service",
                                "portal")
                        .flatMap(SettingsPageTest::sources)
                        .flatMap(SettingsPageTest::settings)
                        .toList();

        assertThat(settings)
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
    }

    private static Stream<String> sources(String module) {
        try (var all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return all
                    .filter(it -> it.toString().endsWith(".java"))
                    .map(SettingsPageTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> settings(String source) {
        return SETTINGS.matcher(source)
                .results()
                .flatMap(found ->
                        Arrays.stream(
                                        found.group(2)
                                                .replaceAll("@DefaultValue\\(\"[^\"]*\"\\)", "")
                                                .split(","))
                                .map(component -> component.strip().replaceAll(".*\\s", ""))
                                .map(name ->
                                        found.group(1)
                                                + "."
                                                + name.replaceAll("(?<=[a-zA-Z])(?=[A-Z])", "-")
                                                        .toLowerCase(Locale.ROOT)));
    }
}
