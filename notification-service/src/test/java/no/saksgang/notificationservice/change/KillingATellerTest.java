package no.saksgang.notificationservice.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import no.saksgang.events.MailingId;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.notificationservice.mailing.PlanningParts;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Whoever gathers the changes of a meeting dies while more of them are waited for, and when they
 * are told, between any two steps.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingATellerTest {
    private static final String MEETING = "meeting/m-killed";
    private static final MailingId INVITATION = new MailingId("meeting.m-killed.1.invitation");
    private static final MailingId MOVED = new MailingId("meeting.m-killed.3.rescheduling");

    private final String mongo = Servers.mongoUri("telling");

    @Test
    void leaves_one_mail_of_all_changes_to_everyone_and_to_nobody_two() throws Exception {
        var before = TellingProcess.DUE.minusSeconds(1);
        // While it hears of the invitation, which is mailed at once: kept, laid out.
        dies(before, "gatherings", 1, true);
        dies(before, "pages", 2, true);
        // The window opens with the first change, and is open when it dies.
        dies(before, "gatherings", 2, true);
        dies(before, "gatherings", 1, false);
        try (var context = TellingProcess.start(mongo, before.toString(), nothing())) {
            TellingProcess.SAID.forEach(context.getBean(Telling.class)::hear);
            var waiting = context.getBean(Gatherings.class).of(MEETING);
            assertThat(waiting.dueAt()).hasValue(TellingProcess.DUE);
            assertThat(PlanningParts.laidOut(context, MEETING)).containsOnlyKeys(INVITATION);
        }
        // Its time is up: put aside, planned, laid out, let go of.
        var due = TellingProcess.DUE;
        dies(due, "gatherings", 1, true);
        dies(due, "contents", 1, true);
        dies(due, "pages", 2, false);
        dies(due, "gatherings", 1, false);

        try (var context = TellingProcess.start(mongo, due.toString(), nothing())) {
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> context.getBean(Gatherings.class).of(MEETING).dueAt().isEmpty());
            TellingProcess.SAID.forEach(context.getBean(Telling.class)::hear);
            assertThat(PlanningParts.laidOut(context, MEETING))
                    .containsOnlyKeys(INVITATION, MOVED)
                    .allSatisfy((_, members) ->
                            assertThat(members)
                                    .hasSize(TellingProcess.INVITEES)
                                    .doesNotHaveDuplicates());
        }
    }

    private static CommandListener nothing() {
        return new CommandListener() {};
    }

    private void dies(Instant now, String collection, int nth, boolean answered) throws Exception {
        var process =
                DyingProcess.start(
                        TellingProcess.class,
                        mongo,
                        now.toString(),
                        collection,
                        Integer.toString(nth),
                        Boolean.toString(answered));
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("it died at write " + nth + " to " + collection)
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(DyingProcess.DIED);
    }
}
