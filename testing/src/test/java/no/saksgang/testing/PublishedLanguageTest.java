package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.saksgang.testing.People.ALI;
import static no.saksgang.testing.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.meeting.AnswerKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedLanguageTest {
    private static final PublishedLanguage LANGUAGE = new PublishedLanguage();
    private static final Event ANSWER = AMeeting.aMeeting().answered(ALI, AnswerKind.ACCEPTED);

    @Test
    void is_what_the_builders_speak() {
        assertThat(Examples.ofEveryEvent())
                .allSatisfy(event -> assertThat(LANGUAGE.objections(lying(event))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_sequence, 0, does not match",
        "ce_sequence, , required property 'ce_sequence' not found",
        "ce_time, i dag, date-time",
        "ce_source, /portal, /meeting-service",
        "ce_dataschema, urn:annet, urn:saksgang:schema:InvitationAnswered.v1",
        "ce_subject, meeting/m2, a key that is not the subject",
        "ce_type, no.saksgang.MailingPlanned.v1, does not have on this topic"
    })
    void objects_to_a_header(String name, @Nullable String value, String why) {
        assertThat(objectionsTo(headers -> put(headers, name, value)))
                .anySatisfy(it -> assertThat(it).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ACCEPTED\" | \"KANSKJE\" | does not have a value in the enumeration",
                "\"m1\" | \"m 1\" | does not match",
                "\"revision\" | \"revisjon\" | required property 'revision' not found",
                "\"revision\":1 | \"revision\":1,\"email\":\"a@b.example\" | email"
            })
    void objects_to_data(String what, String becomes, String why) {
        var record = lying(ANSWER);
        var other =
                record.with(record.headers(), record.text().replace(what, becomes).getBytes(UTF_8));
        assertThat(LANGUAGE.objections(other)).anySatisfy(it -> assertThat(it).contains(why));
    }

    private static Map<String, String> put(
            Map<String, String> headers, String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return headers;
    }

    private static List<String> objectionsTo(UnaryOperator<Map<String, String>> change) {
        var record = lying(ANSWER);
        return LANGUAGE.objections(
                record.with(
                        change.apply(new HashMap<>(record.headers())),
                        record.text().getBytes(UTF_8)));
    }

    private static KafkaRecord lying(Event event) {
        var sent = Speaker.record(new Envelope<>(event, 1, NOON, null));
        var record =
                new ConsumerRecord<byte[], byte[]>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return KafkaRecord.of(record);
    }
}
