package no.saksgang.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingBackOutOfTurnTest {
    @Test
    void is_remembered_beside_the_place() {
        var sent = SentBack.of(SentBack.of(null).and(3).and(5).asPlace());

        assertThat(LongStream.range(0, 7).filter(sent::contains)).containsExactly(3L, 5L);
    }

    @Test
    void moves_the_place_when_the_ones_before_are_sent_too() {
        var sent = SentBack.of(null).and(1).and(2).and(4).and(0);

        assertThat(sent.all()).isEqualTo(3);
        assertThat(sent.outOfTurn()).containsExactly(4L);
    }

    @Test
    void is_forgotten_when_all_up_to_there_are_sent() {
        var sent = SentBack.of(null).and(1).and(3).and(6).through(2);

        assertThat(sent.all()).isEqualTo(4);
        assertThat(sent.outOfTurn()).containsExactly(6L);
    }

    @Test
    void has_a_limit() {
        var sent = SentBack.of(null);
        for (long offset = 1; !sent.isTooMuch(); offset++) {
            sent = sent.and(offset);
        }

        assertThat(sent.outOfTurn()).hasSizeBetween(900, 1_100);
    }

    @Test
    void is_not_read_from_what_another_has_noted() {
        var sent = SentBack.of(new OffsetAndMetadata(7, "seen by somebody"));

        assertThat(sent.all()).isEqualTo(7);
        assertThat(sent.outOfTurn()).isEmpty();
    }
}
