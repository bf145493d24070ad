package no.saksgang.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Of the committed {@code asyncapi.yaml}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AsyncApiTest {
    private static final Path FILE = Generated.RESOURCES.resolve("asyncapi.yaml");

    @Test
    void says_what_the_records_say() {
        Generated.isCommitted(FILE, AsyncApi.text());
    }

    @Test
    void is_an_AsyncAPI_document() throws IOException {
        try (var theirs = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.1.0.json")) {
            assertThat(theirs).isNotNull();
            var schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(theirs);
            var document = (ObjectNode) document();
            assertThat(schema.validate(document)).isEmpty();
            assertThat(schema.validate(document.put("chanels", 1))).isNotEmpty();
        }
    }

    @Test
    void has_every_topic_with_its_events_and_nothing_else() throws IOException {
        var said =
                document().path("channels").values().stream()
                        .flatMap(channel ->
                                channel.path("messages").propertyNames().stream()
                                        .map(name ->
                                                channel.path("address").asString() + " " + name));
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values())
                                .flatMap(topic ->
                                        topic.events().stream()
                                                .map(event ->
                                                        topic.topicName()
                                                                + " "
                                                                + event.getSimpleName()))
                                .toList());
    }

    @Test
    void refers_only_to_what_is_there() throws IOException {
        var document = document();
        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(reference -> {
                    if (reference.startsWith("#")) {
                        assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
                    } else {
                        assertThat(Generated.RESOURCES.resolve(reference)).exists();
                    }
                });
    }

    private static Stream<String> references(JsonNode node) {
        return node.findValuesAsString("$ref").stream();
    }

    private static JsonNode document() throws IOException {
        return AsyncApi.yaml().readTree(Files.readString(FILE));
    }
}
