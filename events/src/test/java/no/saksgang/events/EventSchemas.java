package no.saksgang.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas (draft 2020-12) of the events' data, as the records have them: a component that
 * is not {@code @Nullable} is required, lists among them since they are always written; ids are
 * strings; unwrapped components stand flat beside the others; enums are the words that are written.
 */
final class EventSchemas {
    /** JSON Schema's {@code time} wants an offset; ours are local to the meeting. */
    private static final String LOCAL_TIME = "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$";

    private static final Map<Class<?>, Map<String, String>> TEXTS =
            Map.of(
                    Instant.class, Map.of("format", "date-time"),
                    LocalDate.class, Map.of("format", "date"),
                    LocalTime.class, Map.of("pattern", LOCAL_TIME),
                    Period.class, Map.of("format", "duration"),
                    ZoneId.class, Map.of());

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    /** The events that have data: all but tombstones. */
    static Stream<Class<? extends Event>> events() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.events().stream())
                .filter(event -> !Tombstone.class.isAssignableFrom(event));
    }

    /** The name of an event's schema file. */
    static String file(Class<? extends Event> event) {
        return event.getSimpleName() + ".v1.json";
    }

    /** The schema's {@code $id}, which is the event's {@code ce_dataschema}. */
    static String id(Class<? extends Event> event) {
        return EventFormat.SCHEMAS + event.getSimpleName() + ".v1";
    }

    /** The schema of an event as its record is now. */
    static ObjectNode of(Class<? extends Event> event) {
        var generated = GENERATOR.generateSchema(event);
        var schema = EventFormat.json().createObjectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", id(event));
        schema.put("title", event.getSimpleName());
        unwrap(generated, generated.path("$defs"));
        merge(generated);
        for (var keyword : List.of("description", "type", "properties", "required")) {
            schema.set(keyword, generated.path(keyword));
        }
        var definitions = EventFormat.json().createObjectNode();
        addUsed(schema, generated.path("$defs"), definitions);
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    private static SchemaGenerator generator() {
        var config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.PLAIN_DEFINITION_KEYS,
                                Option.STANDARD_FORMATS)
                        .with(new JacksonSchemaModule());
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withCustomDefinitionProvider(EventSchemas::text)
                .withDescriptionResolver(
                        scope -> Docstrings.of(scope.getType().getErasedType()).orElse(null));
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(field ->
                        field.isFakeContainerItemScope()
                                ? null
                                : Docstrings.ofComponents(field.getDeclaringType().getErasedType())
                                        .get(field.getDeclaredName()));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What is written as a text: ids, enums, times. */
    private static @Nullable CustomDefinition text(
            ResolvedType resolved, SchemaGenerationContext context) {
        var type = resolved.getErasedType();
        var definition = context.getGeneratorConfig().createObjectNode().put("type", "string");
        if (type.isEnum()) {
            var words = definition.putArray("enum");
            for (var constant : type.getEnumConstants()) {
                words.add(EventFormat.json().valueToTree(constant));
            }
        } else if (isId(type)) {
            definition.put("pattern", "^" + Ids.FORM.pattern() + "$");
        } else if (TEXTS.containsKey(type)) {
            TEXTS.getOrDefault(type, Map.of()).forEach(definition::put);
        } else {
            return null;
        }
        return new CustomDefinition(
                definition,
                CustomDefinition.DefinitionType.INLINE,
                CustomDefinition.AttributeInclusion.YES);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(it -> it.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    /**
     * An unwrapped component's fields stand in the data itself; the generator says {@code allOf}.
     */
    private static void unwrap(ObjectNode event, JsonNode definitions) {
        if (!event.has("allOf")) {
            return;
        }
        var properties = EventFormat.json().createObjectNode();
        var required = new LinkedHashSet<String>();
        Consumer<JsonNode> take =
                part -> {
                    part.path("properties")
                            .properties()
                            .forEach(it -> properties.set(it.getKey(), it.getValue()));
                    part.path("required").forEach(it -> required.add(it.asString()));
                };
        event.remove("allOf").forEach(part -> take.accept(resolve(part, definitions)));
        take.accept(event);
        event.put("type", "object");
        event.set("properties", properties);
        var inOrder = event.putArray("required");
        properties.propertyNames().stream().filter(required::contains).forEach(inOrder::add);
    }

    /** Where type and component both have a description, the generator says {@code allOf}, too. */
    private static void merge(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("allOf")) {
            for (var part : object.remove("allOf")) {
                part.properties().stream()
                        .filter(it -> !object.has(it.getKey()))
                        .forEach(it -> object.set(it.getKey(), it.getValue()));
            }
        }
        for (var child : node) {
            merge(child);
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode definitions) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : definitions.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void addUsed(JsonNode schema, JsonNode definitions, ObjectNode used) {
        for (var reference : schema.findValuesAsString("$ref")) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            if (!used.has(name)) {
                used.set(name, definitions.path(name));
                addUsed(definitions.path(name), definitions, used);
            }
        }
    }
}
