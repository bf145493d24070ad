package no.saksgang.notificationservice.mailing;

import static no.saksgang.events.mailing.MailingState.PAUSED;
import static no.saksgang.events.mailing.MailingState.SENDING;
import static no.saksgang.events.mailing.MailingState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.MailingId;
import no.saksgang.events.mailing.MailingCompleted;
import no.saksgang.events.mailing.MailingPlanned;
import no.saksgang.events.mailing.MailingProgressed;
import no.saksgang.events.mailing.MailingState;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Lane;
import no.saksgang.notificationservice.delivery.Tally;
import no.saksgang.notificationservice.mailing.MailingRefusal.MailingIsOver;
import no.saksgang.notificationservice.mailing.MailingRefusal.MailingIsStopped;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AMailingTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Tally TWO_SENT = new Tally(0, 0, 2, 0, 0, 0, 0, 0);

    private final Mailing mailing =
            Mailing.plan(
                    new MailingId("m"),
                    Purpose.ANNOUNCEMENT,
                    "announcement/a1",
                    "announcement/a1:1",
                    new Mailing.Recipients.Members(true, List.of()),
                    NOON,
                    NOON);

    @Test
    void is_paused_and_resumed_as_often_as_one_likes() {
        mailing.expand(1, 2, Lane.BULK, NOON);
        mailing.pause(NOON);
        mailing.pause(NOON);
        assertThat(mailing.halt()).hasValue(Mailing.Halt.PAUSED);
        mailing.resume(NOON);
        mailing.resume(NOON);
        assertThat(mailing.halt()).isEmpty();
        assertThat(states()).containsExactly(PAUSED, SENDING);
    }

    @Test
    void stays_stopped_but_comes_to_its_end() {
        mailing.stop(NOON);
        mailing.stop(NOON);
        mailing.expand(1, 2, Lane.BULK, NOON);
        mailing.end(0, 0, TWO_SENT, List.of(), NOON);
        mailing.stop(NOON);
        assertThat(mailing.recorded()).first().isInstanceOf(MailingPlanned.class);
        assertThat(states()).containsExactly(STOPPED);
        assertThat(mailing.recorded()).last().isInstanceOf(MailingCompleted.class);
        for (var change :
                List.<Runnable>of(
                        () -> mailing.pause(NOON),
                        () -> mailing.resume(NOON),
                        () -> mailing.reopen(List.of(0)))) {
            refuses(change, new MailingIsStopped());
        }
    }

    @Test
    void is_over_when_all_have_it() {
        mailing.expand(1, 2, Lane.BULK, NOON);
        mailing.end(0, 0, TWO_SENT, List.of(), NOON);
        for (var change :
                List.<Runnable>of(
                        () -> mailing.pause(NOON),
                        () -> mailing.resume(NOON),
                        () -> mailing.stop(NOON))) {
            refuses(change, new MailingIsOver());
        }
    }

    @Test
    void says_how_far_it_has_come_whenever_a_page_but_the_last_has_ended() {
        mailing.end(1, 0, TWO_SENT, List.of(), NOON);
        mailing.expand(3, 6, Lane.BULK, NOON);
        mailing.end(0, 0, new Tally(0, 0, 0, 0, 1, 1, 0, 0), List.of(), NOON);
        mailing.end(0, 0, new Tally(0, 0, 0, 0, 1, 1, 0, 0), List.of(), NOON);
        mailing.end(2, 0, TWO_SENT, List.of(), NOON);
        assertThat(mailing.recorded())
                .hasSize(3)
                .element(1)
                .isEqualTo(
                        new MailingProgressed(
                                new MailingId("m"),
                                Purpose.ANNOUNCEMENT,
                                "announcement/a1",
                                SENDING,
                                6,
                                2,
                                1,
                                1,
                                0));
        assertThat(mailing.recorded()).last().isInstanceOf(MailingCompleted.class);
    }

    @Test
    void says_no_in_every_language() throws Exception {
        for (var file : List.of("messages", "messages_nn", "messages_en")) {
            var words = new Properties();
            try (var in = Mailing.class.getResourceAsStream("/" + file + ".properties")) {
                words.load(in);
            }
            assertThat(words.stringPropertyNames())
                    .contains("mailing-is-over.title", "mailing-is-stopped.title");
        }
        assertThat(MailingRefusal.class.getPermittedSubclasses()).hasSize(2);
    }

    /** Memory of what was seen, for many. */
    @Test
    void knows_a_hundred_thousand_apart() {
        var seen = new Seen();
        assertThat(IntStream.range(0, 100_000).allMatch(i -> seen.add("member-" + i))).isTrue();
        assertThat(IntStream.range(0, 100_000).noneMatch(i -> seen.add("member-" + i))).isTrue();
    }

    private Stream<MailingState> states() {
        return mailing.recorded().stream()
                .filter(MailingProgressed.class::isInstance)
                .map(it -> ((MailingProgressed) it).state());
    }

    private static void refuses(Runnable change, MailingRefusal why) {
        assertThatThrownBy(change::run)
                .asInstanceOf(type(Refused.class))
                .returns(why, Refused::refusal);
    }
}
