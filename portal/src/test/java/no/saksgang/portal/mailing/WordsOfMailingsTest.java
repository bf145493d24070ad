package no.saksgang.portal.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the files, since a bundle falls back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfMailingsTest {
    private static final Pattern GROUP = Pattern.compile("(?m)^ +group: (\\S+)$");

    @ParameterizedTest
    @ValueSource(strings = {"_nn", "_en"})
    void are_the_same_in_every_language(String language) throws IOException {
        assertThat(words(language).stringPropertyNames())
                .isEqualTo(words("").stringPropertyNames());
    }

    @Test
    void say_of_every_consumer_what_it_could_not_process() throws IOException {
        var groups = new ArrayList<String>();
        for (var service : List.of("meeting-service", "minutes-service", "notification-service")) {
            GROUP.matcher(
                            Files.readString(
                                    Path.of("..", service, "src/main/resources/application.yaml")))
                    .results()
                    .forEach(it -> groups.add("left-behind.group." + it.group(1)));
        }

        assertThat(groups).hasSizeGreaterThan(20);
        assertThat(words("").stringPropertyNames()).containsAll(groups);
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var file =
                Objects.requireNonNull(
                        WordsOfMailingsTest.class.getResourceAsStream(
                                "/words/mailing" + language + ".properties"))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }
}
