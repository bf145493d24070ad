package no.saksgang.notificationservice.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.saksgang.chassis.outbox.Outboxes;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.mailing.Purpose;
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
        var subject = List.of(new Subject("meeting", "m1"));
        var all = history.about(subject, 6);
        assertThat(all.isWhole()).isTrue();
        assertThat(all.mailings()).extracting(it -> it.at()).containsExactly(at(1), at(2), at(3));
        var some = history.about(subject, 5);
        assertThat(some.isWhole()).isFalse();
        assertThat(some.mailings()).extracting(it -> it.at()).containsExactly(at(1), at(2));
    }

    private void mailed(int day) {
        var cause =
                Cause.ofReminder(
                        new Cause.Said(
                                "reminder/m1:" + day, MEETING.agendaApproved(), at(day), null),
                        Purpose.REMINDER_UNANSWERED,
                        MEMBERS);
        contents.add(cause);
        ledger.add(
                cause.id(),
                0,
                Lane.URGENT,
                MEMBERS.stream().map(it -> new Delivery(it, new Delivery.Queued())).toList());
        var mailing =
                Mailing.plan(
                        cause.id(),
                        cause.purpose(),
                        "meeting/m1",
                        cause.said().id(),
                        cause.recipients(),
                        NOW);
        mailing.expand(1, MEMBERS.size(), Lane.URGENT, NOW);
        mailings.add(cause.id().value(), null, mailing);
    }

    private static Instant at(int day) {
        return NOW.plusSeconds(86_400L * day);
    }
}
