package no.saksgang.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.outbox.Outbox.Address;
import no.saksgang.chassis.outbox.Outbox.Confirmed;
import no.saksgang.chassis.outbox.Outbox.Late;
import no.saksgang.chassis.outbox.Outbox.Stuck;
import no.saksgang.chassis.outbox.Outbox.Waiting;
import no.saksgang.chassis.sample.Notice;
import no.saksgang.chassis.sample.Notices;
import no.saksgang.chassis.sample.Samples;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.AnnouncementId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmptyingAnOutboxTest {
    private static final Instant NOON = Instant.parse("2026-01-15T11:00:00Z");

    private final Outbox outbox = new Outbox(Samples.emptyDatabase(), new Traces(Tracer.NOOP));
    private final Notices notices = Samples.notices(outbox);

    @BeforeEach
    void a_notice_has_something_to_say() {
        var notice = Notice.draft(new AnnouncementId("n1"), "Møte");
        notice.putUp(NOON);
        notices.add("n1", null, notice);
    }

    @Test
    void leaves_nothing_when_all_is_confirmed() {
        confirmAll(waiting());

        assertThat(outbox.backlog()).isZero();
    }

    @Test
    void keeps_what_was_recorded_meanwhile() {
        var read = waiting();
        notices.change("n1", null, it -> it.putUp(NOON));

        confirmAll(read);

        assertThat(waiting().pending()).extracting(PendingEvent::sequence).containsExactly(2L);
    }

    @Test
    void comes_to_rest_although_something_was_saved_meanwhile_that_says_nothing() {
        var read = waiting();
        notices.change("n1", null, it -> it.rename("Nytt møte"));

        confirmAll(read);
        confirmAll(waiting());

        assertThat(outbox.backlog()).isZero();
    }

    @Test
    void keeps_what_is_not_confirmed() {
        notices.change("n1", null, it -> it.putUp(NOON));

        outbox.confirmed(List.of(new Confirmed(waiting(), 1)));

        assertThat(waiting().pending()).extracting(PendingEvent::sequence).containsExactly(2L);
    }

    @Test
    void shows_what_is_stuck_page_by_page_and_tries_all_again() {
        for (var id : List.of("n2", "n3", "n4", "n5")) {
            var notice = Notice.draft(new AnnouncementId(id), "Møte");
            notice.putUp(NOON);
            notices.add(id, null, notice);
            var waiting = outbox.at(List.of(new Address("notices", id))).getFirst();
            outbox.park(waiting, waiting.pending().getFirst(), "too large", NOON);
        }
        var endpoint = endpoint(Duration.ofMinutes(1));

        var none = endpoint.state(null, 0);
        assertThat(none.stuck()).isEqualTo(4);
        assertThat(none.events()).isEmpty();
        var first = endpoint.state(null, 2);
        assertThat(first.events()).extracting(Stuck::id).containsExactly("n2", "n3");
        assertThat(first.next()).isEqualTo("notices/n3");
        var second = endpoint.state(first.next(), 2);
        assertThat(second.events()).extracting(Stuck::id).containsExactly("n4", "n5");
        assertThat(second.next()).isNull();

        assertThat(endpoint.retryAll().retried()).isEqualTo(4);
        assertThat(outbox.stuckCount()).isZero();
        assertThat(outbox.backlog()).isEqualTo(5);
    }

    @Test
    void shows_what_waits_too_long_and_what_waits_behind_it() {
        notices.change("n1", null, it -> it.putUp(NOON));

        var late = endpoint(Duration.ofMinutes(-1)).state(null, null).late();

        assertThat(late.count()).isEqualTo(1);
        assertThat(late.cause()).isEqualTo("Kafka is away");
        assertThat(late.first())
                .singleElement()
                .returns("announcement/n1:1", Late::event)
                .returns(2, Late::events);
        assertThat(endpoint(Duration.ofMinutes(-1)).state(null, 0).late().first()).isEmpty();
    }

    @Test
    void counts_from_the_first_event_though_others_came_after_it() {
        var first = waiting().pending().getFirst().savedAt();
        notices.change("n1", null, it -> it.putUp(NOON));

        assertThat(outbox.late(first.plusMillis(1), 10))
                .singleElement()
                .returns(first, Late::since);
    }

    @Test
    void shows_nothing_of_what_has_not_waited_long_and_no_cause() {
        var late = endpoint(Duration.ofMinutes(1)).state(null, null).late();

        assertThat(late.count()).isZero();
        assertThat(late.first()).isEmpty();
        assertThat(late.cause()).isNull();
    }

    @Test
    void shows_what_is_stuck_not_as_late_too() {
        outbox.park(waiting(), waiting().pending().getFirst(), "too large", NOON);

        assertThat(endpoint(Duration.ofMinutes(-1)).state(null, null).late().count()).isZero();
    }

    private OutboxEndpoint endpoint(Duration lateAfter) {
        return new OutboxEndpoint(
                outbox,
                () -> Optional.of("Kafka is away"),
                new RelaySettings(500, Duration.ZERO, Duration.ZERO, Duration.ZERO, lateAfter));
    }

    private Waiting waiting() {
        return outbox.at(List.of(new Address("notices", "n1"))).getFirst();
    }

    private void confirmAll(Waiting waiting) {
        outbox.confirmed(List.of(new Confirmed(waiting, waiting.pending().size())));
    }
}
