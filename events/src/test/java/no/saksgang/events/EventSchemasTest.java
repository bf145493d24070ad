package no.saksgang.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventSchemasTest {
    private static final Path SCHEMAS = Generated.RESOURCES.resolve("schemas");

    static Stream<Class<? extends Event>> events() {
        return EventSchemas.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void say_what_the_records_say_and_break_no_promise(Class<? extends Event> event)
            throws IOException {
        var now = EventSchemas.of(event);
        var file = SCHEMAS.resolve(EventSchemas.file(event));
        if (Files.exists(file) && !Generated.renewingIncompatibly()) {
            assertThat(Compatibility.breaches(EventFormat.json().readTree(file.toFile()), now))
                    .as(
                            "what others rely on; say it with a new event, or a new version of this one")
                    .isEmpty();
        }
        Generated.isCommitted(
                file,
                EventFormat.json().writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
    }

    @Test
    void are_there_for_the_events_and_nothing_else() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(events().map(EventSchemas::file).toList());
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties': {'a': {'type': 'string'}}} | {'properties': {}} | /a: is gone",
                "{'properties': {'a': {'type': 'string'}}} | {'properties': {'a': {'type': 'integer'}}} | /a: type was",
                "{'properties': {'a': {}}} | {'properties': {'a': {}}, 'required': ['a']} | /a: is missing in what was",
                "{'properties': {'a': {}}, 'required': ['a']} | {'properties': {'a': {}}} | /a: was always there",
                "{'properties': {'a': {'enum': ['X', 'Y']}}} | {'properties': {'a': {'enum': ['X']}}} | /a: no longer said: [Y]",
                "{'properties': {'a': {'items': {'type': 'string'}}}} | {'properties': {'a': {'items': {}}}} | /a[]: type was",
                "{'$defs': {'P': {'properties': {'a': {}}}}} | {'$defs': {'P': {'properties': {}}}} | /$defs/P/a: is gone"
            })
    void break_a_promise_when_they_change_what_is_there(String was, String is, String breach) {
        assertThat(breaches(was, is)).singleElement().asString().startsWith(breach);
    }

    @Test
    void may_have_more_fields_and_words() {
        assertThat(
                        breaches(
                                "{'properties': {'a': {'enum': ['X']}}, 'required': ['a']}",
                                "{'properties': {'a': {'enum': ['X', 'Y'], 'description': 'd'}, 'b': {}},"
                                        + " 'required': ['a']}"))
                .isEmpty();
    }

    private static List<String> breaches(String was, String is) {
        return Compatibility.breaches(
                EventFormat.json().readTree(was.replace('\'', '"')),
                EventFormat.json().readTree(is.replace('\'', '"')));
    }
}
