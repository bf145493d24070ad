package no.saksgang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Topic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Of {@code docs/events.md}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventsPageTest {
    private static final String MARK = "<!-- What follows is made by EventsPageTest. -->\n";

    @Test
    void shows_every_topic_and_event_with_an_example() throws IOException {
        var page = Repository.root().resolve("docs/events.md");
        var byHand = Files.readString(page).split(MARK, 2)[0];
        var now = byHand + MARK + topics();
        if (Boolean.getBoolean("docs.renew")) {
            Files.writeString(page, now);
        }
        assertThat(Files.readString(page))
                .as("docs/events.md; renew it as it says itself under “Change an event”")
                .isEqualTo(now);
    }

    private static String topics() {
        var examples =
                Examples.ofEveryEvent().stream()
                        .collect(Collectors.toMap(Event::getClass, Function.identity()));
        return Arrays.stream(Topic.values())
                .map(topic ->
                        topic(
                                topic,
                                topic.events().stream()
                                        .map(event -> {
                                            assertThat(examples).containsKey(event);
                                            return examples.get(event);
                                        })
                                        .toList()))
                .collect(Collectors.joining());
    }

    private static String topic(Topic topic, List<? extends Event> events) {
        return "\n## `"
                + topic.topicName()
                + "`\n\n"
                + PublishedLanguage.description(topic)
                + " Said by the "
                + topic.source().substring(1)
                + ".\n"
                + events.stream().map(EventsPageTest::event).collect(Collectors.joining());
    }

    private static String event(Event event) {
        var name = event.getClass().getSimpleName();
        var data = EventFormat.data(event);
        var head = "\n### " + name + "\n\n" + PublishedLanguage.summary(name);
        if (data == null) {
            return head + "\n\nKey `" + event.subject() + "`, no value.\n";
        }
        return head
                + " ([schema](../events/src/main/resources/schemas/"
                + name
                + ".v1.json))\n\n```json\n"
                + EventFormat.json()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(EventFormat.json().readTree(data))
                + "\n```\n";
    }
}
