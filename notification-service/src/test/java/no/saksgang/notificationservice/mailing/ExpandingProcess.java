package no.saksgang.notificationservice.mailing;

import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.IntStream;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.testing.AnAnnouncement;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Whoever lays out a mailing, until a {@link DyingProcess} dies. */
final class ExpandingProcess {
    static final int RECIPIENTS = 500;
    static final Cause CAUSE =
            Cause.ofReminder(
                    new Cause.Said(
                            "announcement/a1:1",
                            AnAnnouncement.called("Nytt").withId("a1").published(),
                            Instant.parse("2026-01-05T08:00:00Z"),
                            null),
                    Purpose.ANNOUNCEMENT,
                    IntStream.range(0, RECIPIENTS).mapToObj(i -> new MemberId("x-" + i)).toList());
    static final MailingId MAILING = CAUSE.id();

    private ExpandingProcess() {}

    public static void main(String[] args) {
        var halting =
                DyingProcess.haltingAt(
                        args[1], Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]));
        start(args[0], halting).getBean(Planning.class).plan(CAUSE);
        Runtime.getRuntime().halt(0);
    }

    static ConfigurableApplicationContext start(String mongoUri, CommandListener listener) {
        return PlanningParts.start(Parts.class, mongoUri, listener);
    }

    @Import(PlanningParts.class)
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
