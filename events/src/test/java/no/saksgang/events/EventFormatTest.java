package no.saksgang.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventFormatTest {
    private static final Instant NOON = Instant.parse("2026-02-02T11:00:00.123456789Z");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Envelope<InvitationAnswered> ANSWERED =
            new Envelope<>(
                    new InvitationAnswered(
                            new MeetingId("m1"),
                            1,
                            new MemberId("eva"),
                            AnswerKind.ACCEPTED,
                            NOON,
                            false,
                            null,
                            null,
                            null,
                            List.of(),
                            null),
                    7,
                    NOON,
                    TRACE);

    private static final List<Event> EVENTS = AnyEvent.someOfEach().toList();

    @Test
    void brings_every_event_back_as_it_was_written() {
        for (var event : EVENTS) {
            var said = new Envelope<>(event, 3, NOON, TRACE);
            // Field by field, so that a failure names the one that is not the same.
            assertThat(read(event.getClass(), headers(said), EventFormat.data(event)))
                    .usingRecursiveComparison()
                    .isEqualTo(said);
        }
    }

    @Test
    void writes_every_event_as_its_schema_says_and_nothing_more() {
        var schemas = new HashMap<Class<?>, Schema>();
        for (var event : EVENTS) {
            if (!(event instanceof Tombstone)) {
                var schema =
                        schemas.computeIfAbsent(event.getClass(), _ -> closed(event.getClass()));
                assertThat(schema.validate(written(event), InputFormat.JSON))
                        .as(written(event))
                        .isEmpty();
            }
        }
    }

    @Test
    void writes_the_headers_of_the_contract() {
        assertThat(headers(ANSWERED))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "meeting/m1:7"),
                        Map.entry("ce_source", "/meeting-service"),
                        Map.entry("ce_type", "no.saksgang.InvitationAnswered.v1"),
                        Map.entry("ce_subject", "meeting/m1"),
                        Map.entry("ce_sequence", "7"),
                        Map.entry("ce_time", "2026-02-02T11:00:00.123456789Z"),
                        Map.entry("ce_dataschema", "urn:saksgang:schema:InvitationAnswered.v1"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("traceparent", TRACE));
    }

    @Test
    void writes_data_without_what_is_not_known() {
        assertThat(written(ANSWERED.event()))
                .isEqualTo(
                        "{\"meetingId\":\"m1\",\"revision\":1,\"memberId\":\"eva\",\"answer\":\"ACCEPTED\","
                                + "\"answeredAt\":\"2026-02-02T11:00:00.123456789Z\",\"commented\":false,"
                                + "\"recusedFrom\":[]}");
    }

    @Test
    void is_read_by_the_CloudEvents_SDK() {
        for (var event : EVENTS) {
            var said = new Envelope<>(event, 3, NOON, TRACE);
            var read = KafkaMessageFactory.createReader(lying(said)).toEvent();
            assertThat(read.getId()).isEqualTo(said.id());
            assertThat(read.getType()).isEqualTo(said.type());
            assertThat(read.getSource()).isEqualTo(URI.create(said.topic().source()));
            assertThat(read.getSubject()).isEqualTo(said.subject().toString());
            assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(NOON);
            assertThat(read.getExtension("sequence")).isEqualTo("3");
            if (event instanceof Tombstone) {
                assertThat(read.getData()).isNull();
                assertThat(read.getDataSchema()).isNull();
            } else {
                assertThat(read.getDataContentType()).isEqualTo("application/json");
                assertThat(read.getDataSchema())
                        .isEqualTo(URI.create(EventSchemas.id(event.getClass())));
                assertThat(Objects.requireNonNull(read.getData()).toBytes())
                        .isEqualTo(EventFormat.data(event));
            }
        }
    }

    @Test
    void reads_over_fields_that_came_later() {
        var later = change(data -> data.put("mood", "godt"));
        assertThat(read(InvitationAnswered.class, headers(ANSWERED), later)).isEqualTo(ANSWERED);
    }

    @Test
    void reads_a_list_that_came_later_as_empty() {
        var earlier = change(data -> data.remove("recusedFrom"));
        assertThat(read(InvitationAnswered.class, headers(ANSWERED), earlier)).isEqualTo(ANSWERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"meetingId", "revision", "memberId", "answer", "answeredAt", "commented"})
    void refuses_an_event_without_what_must_be_there(String field) {
        assertThatThrownBy(() -> readAnswered(change(data -> data.remove(field))))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessageContaining(field);
        assertThatThrownBy(() -> readAnswered(change(data -> data.putNull(field))))
                .isInstanceOf(EventFormat.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "hei",
                "{\"meetingId\":",
                "{\"meetingId\":\"m1\"} {}",
                "{\"meetingId\":\"../etc\",\"revision\":1,\"memberId\":\"eva\",\"answer\":\"ACCEPTED\","
                        + "\"answeredAt\":\"2026-02-02T11:00:00Z\",\"commented\":false}",
                "{\"meetingId\":\"m1\",\"revision\":1,\"memberId\":\"eva\",\"answer\":\"KANSKJE\","
                        + "\"answeredAt\":\"2026-02-02T11:00:00Z\",\"commented\":false}",
            })
    void refuses_what_is_no_such_event(String data) {
        assertThatThrownBy(() -> readAnswered(data.getBytes(UTF_8)))
                .isInstanceOf(EventFormat.Unreadable.class);
    }

    @Test
    void refuses_what_is_too_deep() {
        var deep = "{\"mood\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> readAnswered(deep.getBytes(UTF_8)))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessageContaining("depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_subject", "ce_sequence", "ce_time"})
    void refuses_a_record_without_a_header_or_with_a_wrong_one(String header) {
        var without = headers(ANSWERED);
        without.remove(header);
        assertThatThrownBy(() ->
                        EventFormat.read(
                                InvitationAnswered.class,
                                without,
                                EventFormat.data(ANSWERED.event())))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessage("the header %s is missing", header);

        var wrong = headers(ANSWERED);
        wrong.put(header, "gal");
        assertThatThrownBy(() ->
                        EventFormat.read(
                                InvitationAnswered.class,
                                wrong,
                                EventFormat.data(ANSWERED.event())))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessage("the header %s is not right: gal", header);
    }

    @Test
    void refuses_data_about_another_than_the_header_says() {
        var headers = headers(ANSWERED);
        headers.put("ce_subject", "meeting/m2");
        assertThatThrownBy(() ->
                        EventFormat.read(
                                InvitationAnswered.class,
                                headers,
                                EventFormat.data(ANSWERED.event())))
                .hasMessage("ce_subject is meeting/m2, but the data is about meeting/m1");
    }

    @Test
    void knows_the_record_of_every_type_and_no_other() {
        assertThat(
                        Arrays.stream(Topic.values())
                                .flatMap(topic -> topic.events().stream())
                                .map(Event::typeOf))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(type -> assertThat(Topic.eventOf(type)).isPresent());
        assertThat(Topic.eventOf("no.saksgang.PollOpened.v1")).isEmpty();
    }

    private static Envelope<InvitationAnswered> readAnswered(byte[] data) {
        return EventFormat.read(InvitationAnswered.class, headers(ANSWERED), data);
    }

    private static <E extends Event> Envelope<? extends Event> read(
            Class<E> type, Map<String, String> headers, byte @Nullable [] data) {
        return EventFormat.read(type, headers, data);
    }

    private static byte[] change(Consumer<ObjectNode> how) {
        var data = (ObjectNode) EventFormat.json().readTree(written(ANSWERED.event()));
        how.accept(data);
        return EventFormat.json().writeValueAsBytes(data);
    }

    private static String written(Event event) {
        return new String(Objects.requireNonNull(EventFormat.data(event)), UTF_8);
    }

    private static Map<String, String> headers(Envelope<?> said) {
        return EventFormat.headers(said).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> new String(it.getValue(), UTF_8),
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> lying(Envelope<?> said) {
        var record =
                new ConsumerRecord<byte @Nullable [], byte @Nullable []>(
                        said.topic().topicName(),
                        0,
                        0,
                        said.subject().toString().getBytes(UTF_8),
                        EventFormat.data(said.event()));
        EventFormat.headers(said).forEach(record.headers()::add);
        return record;
    }

    /** The committed schema, but allowing no field that it does not name. */
    private static Schema closed(Class<? extends Event> event) {
        var file = Path.of("src/main/resources/schemas", EventSchemas.file(event));
        assertThat(Files.exists(file)).as(file.toString()).isTrue();
        var schema = EventFormat.json().readTree(file.toFile());
        close(schema);
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        it ->
                                it.schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .formatAssertionsEnabled(true)
                                                .build()))
                .getSchema(schema);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(EventFormatTest::close);
    }
}
