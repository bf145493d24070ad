package no.saksgang.testing;

import static no.saksgang.testing.People.ALI;
import static no.saksgang.testing.People.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.Topic;
import no.saksgang.events.meeting.AnswerKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InvariantsTest {
    private static final AMeeting MEETING = AMeeting.aMeeting();
    private static final Envelope<?> FIRST = said(MEETING.agendaApproved(), 1);
    private static final Envelope<?> SECOND = said(MEETING.answered(ALI, AnswerKind.DECLINED), 2);
    private static final Envelope<?> THIRD = said(MEETING.cancelled("Streik"), 3);

    @Test
    void hold_when_each_comes_in_its_turn() {
        assertThat(violations(FIRST, SECOND, THIRD)).isEmpty();
    }

    @Test
    void hold_when_a_repeat_comes_late() {
        assertThat(violations(FIRST, SECOND, THIRD, FIRST, SECOND)).isEmpty();
    }

    @Test
    void see_that_one_is_lost() {
        assertThat(violations(FIRST, THIRD))
                .singleElement()
                .asString()
                .contains("after sequence 1");
        assertThat(violations(SECOND, THIRD))
                .singleElement()
                .asString()
                .contains("after sequence 0");
    }

    @Test
    void see_that_one_came_out_of_order() {
        assertThat(violations(FIRST, THIRD, SECOND)).hasSize(2);
    }

    @Test
    void see_that_a_repeat_is_not_the_same() {
        var other = said(MEETING.answered(ALI, AnswerKind.ACCEPTED), 2);
        assertThat(violations(FIRST, SECOND, other))
                .singleElement()
                .asString()
                .contains("not the same", "meeting/m1:2");
    }

    @Test
    void let_compaction_take_what_is_old() {
        var member = AMember.called("Eva Nilsen");
        assertThat(violations(said(member.saved(), 3), said(member.erased(), 7))).isEmpty();
        assertThat(violations(said(member.saved(), 7), said(member.erased(), 3))).hasSize(1);
    }

    private static Envelope<?> said(Event event, long sequence) {
        return new Envelope<>(event, sequence, NOON, null);
    }

    private static List<String> violations(Envelope<?>... said) {
        var records = new ArrayList<KafkaRecord>();
        for (var envelope : said) {
            records.add(lying(records.size(), envelope));
        }
        return Invariants.inSequence(
                Stream.of(said).map(Envelope::topic).findFirst().orElse(Topic.MEETINGS), records);
    }

    private static KafkaRecord lying(long offset, Envelope<?> said) {
        var sent = Speaker.record(said);
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        sent.topic(), 0, offset, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return KafkaRecord.of(record);
    }
}
