package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import no.saksgang.events.ItemKind;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the files, since a bundle falls back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfMeetingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"_nn", "_en"})
    void are_the_same_in_every_language(String language) throws IOException {
        assertThat(words(language).stringPropertyNames())
                .isEqualTo(words("").stringPropertyNames());
    }

    @Test
    void name_every_step_kind_type_and_command() throws IOException {
        var keys = words("").stringPropertyNames();
        assertThat(keys)
                .containsAll(
                        Arrays.stream(NextStep.values())
                                .map(it -> "meeting.next." + it.key())
                                .toList())
                .containsAll(
                        Arrays.stream(ItemKind.values())
                                .map(it -> "item.kind." + it.word())
                                .toList())
                .containsAll(
                        Arrays.stream(MeetingType.values())
                                .map(it -> "meeting.type." + it)
                                .toList())
                .containsAll(
                        Arrays.stream(AnswerKind.values())
                                .map(it -> "meeting.answer." + it)
                                .toList())
                .containsAll(
                        Arrays.stream(Command.values())
                                .flatMap(it ->
                                        Stream.of(
                                                "send." + it.key(),
                                                "send." + it.key() + ".ask",
                                                "send." + it.key() + ".do",
                                                "sent." + it.key()))
                                .toList());
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var file =
                Objects.requireNonNull(
                        WordsOfMeetingsTest.class.getResourceAsStream(
                                "/words/meeting" + language + ".properties"))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }
}
