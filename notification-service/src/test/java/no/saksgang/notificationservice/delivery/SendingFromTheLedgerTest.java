package no.saksgang.notificationservice.delivery;

import static no.saksgang.notificationservice.delivery.Delivery.Kind.DEFERRED;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.QUEUED;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.SENT;
import static no.saksgang.notificationservice.delivery.Delivery.Kind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.ScriptedServer.Script;
import no.saksgang.notificationservice.delivery.ScriptedServer.Step;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the mail server does, and what then stands in the ledger. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingFromTheLedgerTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String database = "ledger" + DATABASES.incrementAndGet();
    private final ScriptedServer server = new ScriptedServer((_, _) -> Script.OK);
    private final List<Sending> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Sending::close);
        server.close();
    }

    private Sending sending() {
        var sending =
                new Sending(
                        Servers.mongoUri(database), database, server.port(), Duration.ofSeconds(2));
        started.add(sending);
        return sending;
    }

    @Test
    void takes_each_row_once_over_kept_connections_and_writes_down_what_the_server_said() {
        var sending = sending().start();
        var members = sending.members("m", 60);
        sending.page(0, members.subList(0, 40));
        sending.page(1, members.subList(40, 60));
        ended(sending, 1);
        ended(sending, 0);
        assertThat(server.taken()).hasSize(60).doesNotHaveDuplicates();
        assertThat(server.connections()).isLessThanOrEqualTo(Sending.CONNECTIONS);
        assertThat(sending.states(0))
                .allSatisfy(it ->
                        assertThat(it)
                                .isInstanceOfSatisfying(
                                        Delivery.Sent.class,
                                        sent -> assertThat(sent.reply()).isEqualTo(Script.OK)));
        assertThat(sending.ledger.open(Lane.BULK)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "GREETING", mode = EnumSource.Mode.EXCLUDE)
    void puts_off_a_row_that_is_answered_4xx_and_tries_it_again(Step step) {
        var once = once(step, "451 4.3.0 later");
        server.follow(once);
        one();
        assertThat(server.taken()).containsExactly("m-1@vik.example");
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "GREETING", mode = EnumSource.Mode.EXCLUDE)
    void tries_again_over_a_new_connection_where_the_server_says_421(Step step) {
        server.follow(once(step, "421 4.3.2 going down"));
        one();
        assertThat(server.taken()).containsExactly("m-1@vik.example");
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "DOT", mode = EnumSource.Mode.EXCLUDE)
    void tries_again_where_the_server_falls_silent_or_cuts_before_the_dot(Step step) {
        var sending = sending().start();
        for (var fault : List.of(Script.SILENCE, Script.CUT)) {
            server.taken().clear();
            server.follow(once(step, fault));
            var page = List.of(Script.SILENCE, Script.CUT).indexOf(fault);
            sending.page(page, sending.members("m", 1));
            ended(sending, page);
            assertThat(server.taken()).containsExactly("m-1@vik.example");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,552 5.3.4 too big,552,5.3.4",
        "RCPT,550 5.1.1 no such user,550,5.1.1",
        "DATA,554 no,554,",
        "DOT,554 5.7.1 spam,554,5.7.1"
    })
    void gives_up_a_row_that_is_answered_5xx_and_no_other(
            Step step, String reply, int code, String enhanced) {
        server.follow((at, to) ->
                at == step && (step == Step.MAIL || to.equals("m-2@vik.example"))
                        ? reply
                        : Script.OK);
        var sending = sending().start();
        sending.page(0, sending.members("m", 3));
        ended(sending, 0);
        assertThat(sending.states(0).get(1)).isEqualTo(new Delivery.Rejected(code, enhanced));
        if (step != Step.MAIL) {
            assertThat(sending.kinds(0)).containsExactly(SENT, Delivery.Kind.REJECTED, SENT);
        }
    }

    @Test
    void never_sends_again_what_may_have_been_taken_after_the_dot() {
        var sending = sending().start();
        for (var fault : List.of(Script.SILENCE, Script.CUT, Script.TAKE_AND_CUT)) {
            server.follow((at, to) -> at == Step.DOT && to.startsWith("m-1@") ? fault : Script.OK);
            var page = List.of(Script.SILENCE, Script.CUT, Script.TAKE_AND_CUT).indexOf(fault);
            sending.page(page, sending.members("m", 2));
            ended(sending, page);
            assertThat(sending.kinds(page)).containsExactly(UNKNOWN, SENT);
        }
        assertThat(server.taken().stream().filter("m-1@vik.example"::equals)).hasSize(1);
    }

    @Test
    void sends_what_is_in_doubt_again_when_a_person_says_so_as_the_same_message() {
        server.follow(once(Step.DOT, Script.TAKE_AND_CUT));
        var sending = one(UNKNOWN);
        assertThat(sending.ledger.retry(Sending.MAILING, 0, Lane.BULK, Set.of(UNKNOWN)))
                .isEqualTo(1);
        sending.wake();
        await().atMost(SOON).until(() -> sending.kinds(0).equals(List.of(SENT)));
        assertThat(server.messageIds()).hasSize(2);
        assertThat(Set.copyOf(server.messageIds())).hasSize(1);
    }

    @Test
    void waits_for_a_server_that_is_away_without_a_try_being_counted() {
        var away = new AtomicBoolean(true);
        server.follow((at, _) -> at == Step.GREETING && away.get() ? "421 not now" : Script.OK);
        var sending = sending().start();
        sending.page(0, sending.members("m", 5));
        await().pollDelay(Duration.ofMillis(600))
                .atMost(SOON)
                .until(() -> sending.kinds(0).stream().allMatch(QUEUED::equals));
        away.set(false);
        ended(sending, 0);
        assertThat(server.taken()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void sends_all_over_one_connection_to_a_server_that_takes_no_more_at_once() {
        server.follow(takingAtOnce(1, (_, _) -> Script.OK));
        var sending = sending().start();
        sending.page(0, sending.members("m", 30));
        ended(sending, 0);
        assertThat(server.taken()).hasSize(30).doesNotHaveDuplicates();
        assertThat(sending.meters.serverAnswers()).isTrue();
    }

    @Test
    void does_not_knock_again_and_again_where_a_server_takes_no_more_connections() {
        var tries = new AtomicInteger();
        var knocks = new AtomicInteger();
        server.follow(
                takingAtOnce(
                        1,
                        (at, _) ->
                                at == Step.RCPT && tries.incrementAndGet() <= 300
                                        ? "451 4.3.0 later"
                                        : Script.OK,
                        // By then each has had its turn.
                        () -> {
                            if (tries.get() > 90) {
                                knocks.incrementAndGet();
                            }
                        }));
        var sending = sending().start();
        sending.page(0, sending.members("m", 30));
        ended(sending, 0);
        assertThat(server.taken()).hasSize(30).doesNotHaveDuplicates();
        assertThat(knocks).hasValue(0);
    }

    @Test
    void gives_urgent_mail_one_of_the_connections_that_a_great_mailing_has_taken() {
        server.follow(
                takingAtOnce(
                        Sending.CONNECTIONS,
                        (at, to) ->
                                at == Step.RCPT && to.startsWith("m-")
                                        ? "451 4.3.0 later"
                                        : Script.OK));
        var sending = sending().start();
        sending.page(0, sending.members("m", 30));
        await().atMost(SOON).until(() -> server.connections() == Sending.CONNECTIONS);
        sending.page(1, Lane.URGENT, sending.members("n", 2));
        ended(sending, 1);
        assertThat(server.taken()).containsExactlyInAnyOrder("n-1@vik.example", "n-2@vik.example");
        assertThat(sending.meters.serverAnswers()).isTrue();
    }

    @Test
    void gives_a_great_mailing_the_only_connection_when_urgent_mail_needs_it_no_more() {
        server.follow(takingAtOnce(1, (_, _) -> Script.OK));
        var sending = sending().start();
        sending.page(0, Lane.URGENT, sending.members("n", 1));
        ended(sending, 0);
        assertThat(server.connections()).isEqualTo(1);
        sending.page(1, sending.members("m", 5));
        ended(sending, 1);
        assertThat(server.taken()).hasSize(6).doesNotHaveDuplicates();
        assertThat(sending.meters.serverAnswers()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Sending.Read.class)
    void waits_for_what_cannot_be_read_in_the_store_and_sends_all_then(Sending.Read what) {
        var sending = sending();
        sending.unreadable = Set.of(what);
        sending.start();
        sending.page(0, sending.members("m", 5));
        await().atMost(SOON).until(() -> sending.missed.contains(what));
        sending.unreadable = Set.of();
        ended(sending, 0);
        assertThat(sending.kinds(0)).containsOnly(SENT);
    }

    @Test
    void gives_a_row_back_of_which_it_cannot_be_told_whether_its_mailing_goes_on() {
        var sending = laidOutWhileTheServerIsAway(1);
        sending.unreadable = Set.of(Sending.Read.GOING);
        server.follow((_, _) -> Script.OK);
        await().atMost(SOON).until(() -> sending.missed.contains(Sending.Read.GOING));
        sending.unreadable = Set.of();
        ended(sending, 0);
        assertThat(sending.kinds(0)).containsOnly(SENT);
    }

    @Test
    void goes_on_after_mail_that_it_cannot_write() {
        var sending = sending();
        sending.cannotSign = true;
        sending.start();
        sending.page(0, sending.members("m", 5));
        ended(sending, 0);
        assertThat(sending.states(0))
                .containsOnly(new Delivery.Suppressed(Delivery.Suppressed.Why.UNWRITABLE));
        sending.cannotSign = false;
        sending.page(1, sending.members("n", 5));
        ended(sending, 1);
        assertThat(sending.kinds(1)).containsOnly(SENT);
    }

    @Test
    void does_not_let_a_silent_recipient_hold_up_the_others() {
        server.follow(
                (at, to) -> at == Step.RCPT && to.startsWith("m-1@") ? Script.SILENCE : Script.OK);
        var sending = sending().start();
        sending.page(0, sending.members("m", 30));
        await().atMost(SOON).until(() -> server.taken().size() == 29);
        await().atMost(SOON).until(() -> sending.kinds(0).getFirst() == DEFERRED);
    }

    @Test
    void finds_in_doubt_what_a_dead_sender_had_handed_over_and_sends_the_rest() {
        var sending = sending();
        var members = sending.members("m", 4);
        sending.page(0, members);
        // As a process leaves it that is killed: claimed, one row handed over, one sent.
        var page = sending.ledger.claim(sending.ledger.open(Lane.BULK).getFirst()).orElseThrow();
        page.set(0, page.row(0).as(new Delivery.HandedOver()));
        page.set(1, page.row(1).as(new Delivery.Sent(MachineTime.now(), Script.OK)));
        sending.ledger.write(Map.of(page, Set.of(0, 1)));
        assertThat(sending.ledger.due(Lane.BULK, MachineTime.now(), 1)).isEmpty();
        sending.start();
        ended(sending, 0);
        assertThat(sending.kinds(0)).containsExactly(UNKNOWN, SENT, SENT, SENT);
        assertThat(server.taken()).containsExactlyInAnyOrder("m-3@vik.example", "m-4@vik.example");
    }

    @Test
    void lets_no_dot_go_out_once_another_has_the_page() {
        var sending = sending();
        sending.page(0, sending.members("m", 1));
        var bookkeeper = new Bookkeeper(sending.ledger, Duration.ofSeconds(2), _ -> {});
        var mine = sending.ledger.claim(sending.ledger.open(Lane.BULK).getFirst()).orElseThrow();
        mine.take(1);
        bookkeeper.keep(mine);
        // My lease ended unnoticed, and another claims the page.
        assertThat(sending.ledger.claim(sending.ledger.open(Lane.BULK).getFirst())).isPresent();
        Thread.ofVirtual().start(bookkeeper);
        assertThat(bookkeeper.handOver(mine, 0)).isFalse();
        assertThat(mine.isLost()).isTrue();
        bookkeeper.stop();
        assertThat(sending.kinds(0)).containsExactly(QUEUED);
    }

    @Test
    void gives_the_pages_back_when_it_is_stopped() {
        var sending = laidOutWhileTheServerIsAway(5);
        sending.close();
        started.clear();
        server.follow((_, _) -> Script.OK);
        var next = sending().start();
        await().atMost(Duration.ofSeconds(1).plus(SOON))
                .until(() -> next.kinds(0).stream().allMatch(SENT::equals));
        assertThat(server.taken()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void sends_nothing_to_one_who_is_forgotten_before_their_turn() {
        var sending = sending();
        sending.page(0, List.of(new MemberId("nobody")));
        sending.start();
        ended(sending, 0);
        assertThat(sending.states(0))
                .containsExactly(new Delivery.Suppressed(Delivery.Suppressed.Why.UNKNOWN_MEMBER));
    }

    private Sending laidOutWhileTheServerIsAway(int rows) {
        server.follow((at, _) -> at == Step.GREETING ? "421 not now" : Script.OK);
        var sending = sending().start();
        sending.page(0, sending.members("m", rows));
        await().atMost(SOON)
                .until(() ->
                        !sending.ledger
                                .open(Lane.BULK)
                                .getFirst()
                                .next()
                                .isBefore(MachineTime.now()));
        return sending;
    }

    private Sending one() {
        return one(SENT);
    }

    private Sending one(Delivery.Kind end) {
        var sending = sending().start();
        sending.page(0, sending.members("m", 1));
        ended(sending, 0);
        assertThat(sending.kinds(0)).containsExactly(end);
        return sending;
    }

    private static void ended(Sending sending, int page) {
        await().atMost(SOON).until(() -> sending.ended.containsKey(page));
        await().atMost(SOON)
                .until(() ->
                        Stream.of(Lane.values())
                                .flatMap(lane -> sending.ledger.open(lane).stream())
                                .noneMatch(it -> it.id().endsWith("/" + page)));
    }

    /** A server that has no more than so many connections, and else does as that script says. */
    private Script takingAtOnce(int connections, Script otherwise) {
        return takingAtOnce(connections, otherwise, () -> {});
    }

    private Script takingAtOnce(int connections, Script otherwise, Runnable refusing) {
        return (at, to) -> {
            if (at == Step.GREETING && server.connections() > connections) {
                refusing.run();
                return "421 4.7.0 too many connections";
            }
            return otherwise.answer(at, to);
        };
    }

    /** Does that once at a step, and what is right from then on. */
    private static Script once(Step step, String fault) {
        var done = new AtomicBoolean();
        return (at, _) -> at == step && !done.getAndSet(true) ? fault : Script.OK;
    }
}
