package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refusal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the files themselves: a bundle would fall back to another language. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsForRefusalsTest {
    private static final Pattern DETAIL = Pattern.compile("\\{(\\w+)}");

    static Stream<Class<?>> refusals() {
        return new ClassFileImporter()
                .importPackages("no.saksgang.meetingservice").stream()
                        .filter(it -> it.isAssignableTo(Refusal.class))
                        .filter(it -> !it.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect);
    }

    @Test
    void are_asked_for_at_all() {
        assertThat(refusals().count()).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void are_there_in_three_languages_and_tell_only_what_the_refusal_knows(Class<?> refusal) {
        var known = Arrays.stream(refusal.getRecordComponents()).map(it -> it.getName()).toList();
        for (var file :
                new String[] {
                    "messages.properties", "messages_nn.properties", "messages_en.properties"
                }) {
            var words = words(file);
            var title = words.getProperty(kebab(refusal) + ".title");
            var detail = words.getProperty(kebab(refusal) + ".detail");
            assertThat(title).as(file).isNotBlank();
            assertThat(detail).as(file).isNotBlank();
            assertThat(DETAIL.matcher(title + detail).results().map(it -> it.group(1)).toList())
                    .as(file)
                    .isSubsetOf(known);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_nn.properties", "messages_en.properties"})
    void are_the_same_in_every_language(String file) {
        assertThat(words(file).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        words("messages.properties").stringPropertyNames());
    }

    private static Properties words(String file) {
        var words = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                WordsForRefusalsTest.class.getResourceAsStream("/" + file)),
                        StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kebab(Class<?> refusal) {
        return refusal.getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
