package no.saksgang.notificationservice.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.saksgang.chassis.outbox.Outboxes;
import no.saksgang.events.Envelope;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Lane;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.delivery.Ledgers;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryHasALimitTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<MemberId> MEMBERS = List.of(new MemberId("eva"), new MemberId("ola"));
    private static final AMeeting MEETING = AMeeting.called("Møte").withId("m1");

    private static final List<Subject> SUBJECT = List.of(new Subject("meeting", "m1"));

    private final MongoTemplate mongo =
            new MongoTemplate(
                    new SimpleMongoClientDatabaseFactory(
                            Servers.mongoUri("history-" + UUID.randomUUID())));
    private final Mailings mailings = new Mailings(Outboxes.in(mongo));
    private final Contents contents = new Contents(mongo);
    private final Ledger ledger = Ledgers.in(mongo);

    @Test
    void and_says_so_when_it_leaves_out_the_last() {
        for (var day = 3; day >= 1; day--) {
            mailed(day);
        }
        var history = new History(mailings, contents, ledger);
        var all = history.about(SUBJECT, 6);
        assertThat(all.isWhole()).isTrue();
        assertThat(all.mailings()).extracting(it -> it.at()).containsExactly(at(1), at(2), at(3));
        var some = history.about(SUBJECT, 5);
        assertThat(some.isWhole()).isFalse();
        assertThat(some.mailings()).extracting(it -> it.at()).containsExactly(at(1), at(2));
    }

    @Test
    void that_the_receipts_for_answers_use_up_last() {
        for (var day = 1; day <= 4; day++) {
            answered(day);
        }
        mailed(5);
        var some = new History(mailings, contents, ledger).about(SUBJECT, 4);
        assertThat(some.isWhole()).isFalse();
        assertThat(some.mailings()).extracting(it -> it.at()).containsExactly(at(1), at(2), at(5));
    }

    @Test
    void of_mailings_too_even_of_those_that_nobody_is_known_to_get_yet() {
        for (var day = 1; day <= 4; day++) {
            var cause = reminder(day);
            contents.add(cause);
            mailings.add(cause.id().value(), null, planned(cause));
        }
        var history = new History(mailings, contents, ledger);
        assertThat(history.about(SUBJECT, 4).isWhole()).isTrue();
        assertThat(history.about(SUBJECT, 3).isWhole()).isFalse();
        assertThat(history.about(SUBJECT, 3).mailings())
                .extracting(it -> it.at())
                .containsExactly(at(1), at(2), at(3));
    }

    private void mailed(int day) {
        layOut(reminder(day), MEMBERS);
    }

    private void answered(int day) {
        var eva = MEMBERS.getFirst();
        layOut(
                Cause.ofAnswer(
                        new Envelope<>(
                                MEETING.answered(eva, AnswerKind.ACCEPTED), day, at(day), null),
                        MEETING.answered(eva, AnswerKind.ACCEPTED),
                        MEETING.agendaApproved()),
                List.of(eva));
    }

    private static Cause reminder(int day) {
        return Cause.ofReminder(
                new Cause.Said("reminder/m1:" + day, MEETING.agendaApproved(), at(day), null),
                Purpose.REMINDER_UNANSWERED,
                MEMBERS);
    }

    private void layOut(Cause cause, List<MemberId> members) {
        contents.add(cause);
        ledger.add(
                cause.id(),
                0,
                Lane.URGENT,
                members.stream().map(it -> new Delivery(it, new Delivery.Queued())).toList());
        var mailing = planned(cause);
        mailing.expand(1, members.size(), Lane.URGENT, NOW);
        mailings.add(cause.id().value(), null, mailing);
    }

    private static Mailing planned(Cause cause) {
        return Mailing.plan(
                cause.id(),
                cause.purpose(),
                "meeting/m1",
                cause.said().id(),
                cause.recipients(),
                cause.said().at(),
                cause.said().at());
    }

    private static Instant at(int day) {
        return NOW.plusSeconds(86_400L * day);
    }
}
