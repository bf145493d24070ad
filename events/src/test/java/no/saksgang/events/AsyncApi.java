package no.saksgang.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** {@code asyncapi.yaml}, as topics, events and docstrings have it. */
final class AsyncApi {
    static final String VERSION = "3.1.0";
    private static final String KAFKA_BINDING = "0.5.0";
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                    .enable(
                            YAMLWriteFeature.MINIMIZE_QUOTES,
                            YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                            YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build();

    private static final String DESCRIPTION =
            """
            What the services of Saksgang say to one another and to anyone else who listens: meetings, referater,
            conferences and news of professional groups. Every event is a CloudEvent 1.0 in binary mode; its key and
            `ce_subject` is the aggregate that it happened to. Events of a subject come in the order of `ce_sequence`, at
            least once; a repeat has the same `ce_id`. Ignore types and fields that you do not know: more may come,
            and nothing is changed or removed without a new version.
            """;

    private AsyncApi() {}

    /** The whole document. */
    static String text() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", VERSION);
        document.put(
                "info",
                map(
                        "title",
                        "Saksgang",
                        "version",
                        "1.0.0",
                        "description",
                        DESCRIPTION,
                        "license",
                        map(
                                "name", "Apache-2.0",
                                "url", "https://www.apache.org/licenses/LICENSE-2.0")));
        document.put("defaultContentType", "application/json");
        document.put(
                "servers",
                map(
                        "local",
                        map(
                                "host", "localhost:9092",
                                "protocol", "kafka",
                                "description", "The broker that ./saksgang up starts.")));
        document.put("channels", channels());
        document.put("operations", operations());
        document.put(
                "components",
                map("messages", messages(), "schemas", map("CloudEventHeaders", headers())));
        return "# Made from the records of this module: see AsyncApiTest.\n"
                + YAML.writeValueAsString(document);
    }

    static YAMLMapper yaml() {
        return YAML;
    }

    private static Map<String, Object> channels() {
        var channels = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            var messages = new LinkedHashMap<String, Object>();
            for (var event : topic.events()) {
                messages.put(
                        event.getSimpleName(), ref("components/messages", event.getSimpleName()));
            }
            channels.put(
                    name(topic),
                    map(
                            "address", topic.topicName(),
                            "description", said(topic.family()),
                            "messages", messages,
                            "bindings",
                                    map(
                                            "kafka",
                                            map(
                                                    "topicConfiguration",
                                                    configuration(topic),
                                                    "bindingVersion",
                                                    KAFKA_BINDING))));
        }
        return channels;
    }

    private static Map<String, Object> operations() {
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            var service = topic.source().substring(1);
            operations.put(
                    service + "." + name(topic),
                    map(
                            "action",
                            "send",
                            "channel",
                            ref("channels", name(topic)),
                            "summary",
                            "What the " + service + " says on " + topic.topicName() + ".",
                            "messages",
                            topic.events().stream()
                                    .map(it ->
                                            ref(
                                                    "channels/" + name(topic) + "/messages",
                                                    it.getSimpleName()))
                                    .toList()));
        }
        return operations;
    }

    private static Map<String, Object> configuration(Topic topic) {
        var cleanup = topic.cleanupPolicies();
        return cleanup.equals(List.of("compact"))
                ? map("cleanup.policy", cleanup)
                : map(
                        "cleanup.policy",
                        cleanup,
                        "retention.ms",
                        topic.keptFor().map(Duration::toMillis).orElse(-1L));
    }

    private static Map<String, Object> messages() {
        var messages = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            for (var event : topic.events()) {
                messages.put(event.getSimpleName(), message(topic, event));
            }
        }
        return messages;
    }

    private static Map<String, Object> message(Topic topic, Class<? extends Event> event) {
        var tombstone = Tombstone.class.isAssignableFrom(event);
        var headers = new LinkedHashMap<String, Object>();
        headers.put("ce_source", map("const", topic.source()));
        headers.put("ce_type", map("const", Event.typeOf(event)));
        var required = new ArrayList<String>();
        if (!tombstone) {
            headers.put("ce_dataschema", map("const", EventSchemas.id(event)));
            headers.put("content-type", map("const", "application/json"));
            required.addAll(List.of("ce_dataschema", "content-type"));
        }
        return map(
                "name", event.getSimpleName(),
                "summary", said(event),
                "headers",
                        map(
                                "allOf",
                                List.of(
                                        ref("components/schemas", "CloudEventHeaders"),
                                        map(
                                                "type", "object",
                                                "properties", headers,
                                                "required", required))),
                "payload",
                        tombstone
                                ? map("type", "null")
                                : map(
                                        "schemaFormat",
                                        "application/schema+json;version=draft-2020-12",
                                        "schema",
                                        map("$ref", "schemas/" + EventSchemas.file(event))),
                "bindings",
                        map(
                                "kafka",
                                map(
                                        "key",
                                        map(
                                                "type", "string",
                                                "description",
                                                        "The subject, as ce_subject has it."),
                                        "bindingVersion",
                                        KAFKA_BINDING)));
    }

    private static Map<String, Object> headers() {
        return map(
                "type",
                "object",
                "description",
                "CloudEvents 1.0, Kafka protocol binding, binary mode.",
                "properties",
                map(
                        "ce_specversion", map("const", "1.0"),
                        "ce_id",
                                text(
                                        "The subject, a colon and the sequence: the same for a repeat."),
                        "ce_source", text("The service that says it."),
                        "ce_type", text("no.saksgang, the event's name and its version."),
                        "ce_subject", text("The aggregate: its kind, a slash and its id."),
                        "ce_sequence",
                                map(
                                        "type", "string",
                                        "pattern", "^[1-9][0-9]*$",
                                        "description", "From 1, for each subject."),
                        "ce_time",
                                map(
                                        "type", "string",
                                        "format", "date-time",
                                        "description", "When it was said."),
                        "ce_dataschema", text("The $id of the JSON Schema of the data."),
                        "content-type", text("Of the data, where there is any."),
                        "traceparent",
                                map(
                                        "type",
                                        "string",
                                        "pattern",
                                        "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
                                        "description",
                                        "W3C Trace Context of the request that caused it, if one did.")),
                "required",
                List.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_sequence",
                        "ce_time"));
    }

    private static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    /** {@code saksgang.meetings} → {@code meetings}. */
    private static String name(Topic topic) {
        return topic.topicName().substring(topic.topicName().indexOf('.') + 1);
    }

    private static String said(Class<?> type) {
        return Docstrings.of(type)
                .orElseThrow(() -> new IllegalStateException("no docstring of " + type));
    }

    private static Map<String, Object> ref(String where, String name) {
        return map("$ref", "#/" + where + "/" + name);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        var entries = Arrays.asList(namesAndValues).iterator();
        while (entries.hasNext()) {
            map.put((String) requireNonNull(entries.next()), requireNonNull(entries.next()));
        }
        return map;
    }
}
