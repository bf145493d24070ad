package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.reply.ReplyForgotten;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an event is written on Kafka, and read again: CloudEvents 1.0, Kafka protocol binding, binary
 * mode. The key is the subject; the value is the data as JSON, or nothing for a tombstone.
 */
public final class EventFormat {
    /** An event's {@code ce_dataschema} begins so; its name and {@code .v1} follow. */
    public static final String SCHEMAS = "urn:saksgang:schema:";

    private static final int DEEPEST = 100;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .changeDefaultPropertyInclusion(
                            it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new JacksonAnnotationIntrospector(), new NullMarkedRecords()))
                    .build();

    private EventFormat() {}

    /** The mapper that all event data goes through. */
    public static JsonMapper json() {
        return JSON;
    }

    /** The value of the Kafka record: JSON, or null where the event is a tombstone. */
    public static byte @Nullable [] data(Event event) {
        return event instanceof Tombstone ? null : JSON.writeValueAsBytes(event);
    }

    /** The headers of the Kafka record, in UTF-8. */
    public static Map<String, byte[]> headers(Envelope<?> said) {
        var headers = new LinkedHashMap<String, byte[]>();
        var name = said.event().getClass().getSimpleName();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", said.id());
        put(headers, "ce_source", said.topic().source());
        put(headers, "ce_type", said.type());
        put(headers, "ce_subject", said.subject().toString());
        put(headers, "ce_sequence", Long.toString(said.sequence()));
        put(headers, "ce_time", said.time().toString());
        if (!(said.event() instanceof Tombstone)) {
            put(headers, "ce_dataschema", SCHEMAS + name + ".v1");
            put(headers, "content-type", "application/json");
        }
        if (said.traceparent() != null) {
            put(headers, "traceparent", said.traceparent());
        }
        return headers;
    }

    /**
     * Reads an event of a type that this version knows.
     *
     * @param headers by name, as text
     * @param data the record's value; null for a tombstone
     * @throws Unreadable in words for people, if a header is missing or wrong or the data is not
     *     what the type says
     */
    public static <E extends Event> Envelope<E> read(
            Class<? extends E> type, Map<String, String> headers, byte @Nullable [] data) {
        var subject = parse("ce_subject", header(headers, "ce_subject"), Subject::parse);
        var sequence = parse("ce_sequence", header(headers, "ce_sequence"), Long::parseLong);
        var time = parse("ce_time", header(headers, "ce_time"), Instant::parse);
        if (sequence < 1) {
            throw new Unreadable("ce_sequence is " + sequence + ", and sequences begin at 1");
        }
        var event = event(type, subject, data);
        if (!event.subject().equals(subject)) {
            throw new Unreadable(
                    "ce_subject is " + subject + ", but the data is about " + event.subject());
        }
        return new Envelope<>(event, sequence, time, headers.get("traceparent"));
    }

    private static <E extends Event> E event(
            Class<E> type, Subject subject, byte @Nullable [] data) {
        if (type == MemberErased.class) {
            return type.cast(new MemberErased(new MemberId(subject.id())));
        }
        if (type == ReplyForgotten.class) {
            return type.cast(new ReplyForgotten(subject.id()));
        }
        if (data == null || data.length == 0) {
            throw new Unreadable("there is no data");
        }
        try {
            var event = JSON.readValue(data, type);
            if (event == null) {
                throw new Unreadable("the data is null");
            }
            return event;
        } catch (JacksonException unreadable) {
            throw new Unreadable(
                    "the data is not a "
                            + type.getSimpleName()
                            + ": "
                            + unreadable.getOriginalMessage(),
                    unreadable);
        }
    }

    private static String header(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new Unreadable("the header " + name + " is missing");
        }
        return value;
    }

    private static <T> T parse(String header, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new Unreadable("the header " + header + " is not right: " + value, wrong);
        }
    }

    private static void put(Map<String, byte[]> headers, String name, String value) {
        headers.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A record that is not what it says it is. The message says what is wrong. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }

        Unreadable(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
