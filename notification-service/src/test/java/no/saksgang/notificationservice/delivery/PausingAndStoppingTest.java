package no.saksgang.notificationservice.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.DEFERRED;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.QUEUED;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.SENT;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.SUPPRESSED;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.notificationservice.delivery.ScriptedServer.Script;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PausingAndStoppingTest {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int ROWS = 200;
    private static final int BEFORE = 20;

    @Test
    void pausing_sends_no_more_and_resuming_sends_the_rest_once() throws Exception {
        try (var server = new ScriptedServer((_, _) -> Script.OK);
                var sending =
                        new Sending(Servers.mongoUri("pausing"), "pausing", server.port(), LEASE)) {
            begin(sending, server);
            sending.going = Origin.Going.PAUSED;
            await().until(() ->
                    sending.ledger.open(Lane.BULK).stream().allMatch(Ledger.Claimable::held));
            var before = server.taken().size();
            assertThat(before).isBetween(BEFORE, 2 * ROWS - 1);
            assertThat(kinds(sending))
                    .containsOnlyKeys(SENT, QUEUED)
                    .containsEntry(SENT, (long) before);

            sending.going = Origin.Going.ON;
            sending.ledger.takeUp(Sending.MAILING, List.of(0, 1));
            sending.wake();
            await().until(() -> sending.ended.size() == 2);
            assertThat(server.taken()).hasSize(2 * ROWS).doesNotHaveDuplicates();
            assertThat(kinds(sending)).containsOnlyKeys(SENT);
        }
    }

    @Test
    void stopping_ends_what_has_not_gone_out() throws Exception {
        try (var server = new ScriptedServer((_, _) -> Script.OK);
                var sending =
                        new Sending(
                                Servers.mongoUri("stopping"), "stopping", server.port(), LEASE)) {
            begin(sending, server);
            sending.going = Origin.Going.STOPPED;
            await().until(() -> sending.ended.size() == 2);
            assertThat(kinds(sending))
                    .containsOnlyKeys(SENT, SUPPRESSED)
                    .containsEntry(SENT, (long) server.taken().size());
            assertThat(states(sending))
                    .filteredOn(it -> it.kind() == SUPPRESSED)
                    .containsOnly(new Delivery.Suppressed(Delivery.Suppressed.Why.STOPPED));
        }
    }

    @Test
    void neither_leaves_what_is_in_doubt_or_put_off_waiting() throws Exception {
        try (var server = new ScriptedServer((_, _) -> Script.OK);
                var sending =
                        new Sending(Servers.mongoUri("halting"), "halting", server.port(), LEASE)) {
            var now = MachineTime.now().truncatedTo(ChronoUnit.MILLIS);
            var later = now.plus(Duration.ofHours(1));
            var putOff = new Delivery.Deferred(1, now, later, 451);
            left(sending, 0, List.of(new Delivery.HandedOver(), putOff), now);
            left(sending, 1, List.of(putOff), later);
            sending.going = Origin.Going.PAUSED;
            sending.start();
            await().until(() ->
                    sending.ledger.open(Lane.BULK).stream()
                            .allMatch(it -> it.next().equals(later)));
            assertThat(sending.kinds(0)).containsExactly(UNKNOWN, DEFERRED);

            sending.going = Origin.Going.STOPPED;
            sending.ledger.takeUp(Sending.MAILING, List.of(0, 1));
            sending.wake();
            await().until(() -> sending.ended.size() == 2);
            assertThat(sending.kinds(0)).containsExactly(UNKNOWN, SUPPRESSED);
            assertThat(sending.kinds(1)).containsExactly(SUPPRESSED);
            assertThat(server.taken()).isEmpty();
        }
    }

    /** A page as one leaves it who worked on it before. */
    private static void left(
            Sending sending, int number, List<Delivery.State> states, Instant next) {
        sending.page(number, sending.members("left-" + number, states.size()));
        var page =
                sending.ledger.open(Lane.BULK).stream()
                        .filter(it -> it.id().equals(Page.id(Sending.MAILING, number)))
                        .findFirst()
                        .flatMap(sending.ledger::claim)
                        .orElseThrow();
        var rows = IntStream.range(0, states.size()).boxed().collect(toSet());
        rows.forEach(row -> page.set(row, page.row(row).as(states.get(row))));
        sending.ledger.write(Map.of(page, rows));
        sending.ledger.release(page, next);
    }

    private static void begin(Sending sending, ScriptedServer server) {
        var members = sending.members("p", 2 * ROWS);
        sending.page(0, members.subList(0, ROWS));
        sending.page(1, members.subList(ROWS, 2 * ROWS));
        sending.start();
        await().pollInterval(Duration.ofMillis(1)).until(() -> server.taken().size() >= BEFORE);
    }

    private static List<Delivery.State> states(Sending sending) {
        return Stream.of(0, 1).flatMap(page -> sending.states(page).stream()).toList();
    }

    private static Map<Delivery.Kind, Long> kinds(Sending sending) {
        return states(sending).stream().collect(groupingBy(Delivery.State::kind, counting()));
    }
}
