package no.saksgang.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds what really lies on Kafka against what others are told: {@code asyncapi.yaml} and the JSON
 * Schemas of module {@code events}, as a subscriber has them. Where a subscriber is to ignore what
 * they do not know, this objects to it: a field that no schema has was said by mistake.
 */
public final class PublishedLanguage {
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    it ->
                            it.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private static final JsonNode ASYNCAPI = new YAMLMapper().readTree(resource("asyncapi.yaml"));

    private final Map<String, Schema> headers = new ConcurrentHashMap<>();
    private final Map<String, Schema> payloads = new ConcurrentHashMap<>();

    /** What is said of an event: one sentence. */
    static String summary(String event) {
        return ASYNCAPI.at("/components/messages/" + event + "/summary").asString();
    }

    /** What is said of a topic. */
    static String description(Topic topic) {
        return channel(topic.topicName()).map(it -> it.path("description").asString()).orElse("");
    }

    /** What about the record is not as others are told; best nothing. */
    public List<String> objections(KafkaRecord record) {
        var channel = channel(record.topic());
        if (channel.isEmpty()) {
            return List.of("a topic that asyncapi.yaml does not have: " + record);
        }
        var name = record.name();
        if (!channel.get().path("messages").has(name)) {
            return List.of("an event that asyncapi.yaml does not have on this topic: " + record);
        }
        var objections = new ArrayList<String>();
        var said = EventFormat.json().valueToTree(record.headers());
        for (var error : headers.computeIfAbsent(name, PublishedLanguage::headers).validate(said)) {
            objections.add(objection(record, "the headers", error));
        }
        var data = record.value() == null ? "null" : record.text();
        for (var error :
                payloads.computeIfAbsent(name, PublishedLanguage::payload)
                        .validate(data, InputFormat.JSON)) {
            objections.add(objection(record, "the data", error));
        }
        if (!record.header("ce_subject").equals(Optional.ofNullable(record.key()))) {
            objections.add("a key that is not the subject: " + record.key() + " of " + record);
        }
        return objections;
    }

    private static String objection(KafkaRecord record, String part, Error error) {
        return "%s of %s: %s %s"
                .formatted(part, record, error.getInstanceLocation(), error.getMessage());
    }

    private static Optional<JsonNode> channel(String topic) {
        return ASYNCAPI.path("channels").values().stream()
                .filter(it -> it.path("address").asString().equals(topic))
                .findFirst();
    }

    private static Schema headers(String event) {
        // The whole document, so that references inside it lead somewhere.
        var schema = ((ObjectNode) ASYNCAPI.deepCopy());
        schema.put("$ref", "#/components/messages/" + event + "/headers");
        return SCHEMAS.getSchema(schema);
    }

    private static Schema payload(String event) {
        var payload = ASYNCAPI.at("/components/messages/" + event + "/payload");
        var file = payload.path("schema").path("$ref");
        var schema =
                file.isString()
                        ? EventFormat.json().readTree(resource(file.asString()))
                        : payload.deepCopy();
        close(schema);
        return SCHEMAS.getSchema(schema);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PublishedLanguage::close);
    }

    private static byte[] resource(String name) {
        try (var stream = EventFormat.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("module events has no " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
