package no.saksgang.notificationservice.change;

import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import no.saksgang.events.Envelope;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.mailing.PlanningParts;
import no.saksgang.notificationservice.message.MailSettings;
import no.saksgang.testing.AMeeting;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Whoever gathers the changes of a meeting and tells of them, until a {@link DyingProcess} dies. It
 * hears what it is told to, from the first on, as from Kafka to which it never said that it had
 * heard anything.
 */
final class TellingProcess {
    static final int INVITEES = 45;
    static final Instant THEN = Instant.parse("2031-02-03T09:00:00Z");
    static final Instant DUE = THEN.plusSeconds(60).plus(Duration.ofMinutes(10));
    static final AMeeting MEETING =
            AMeeting.called("Møte som endres")
                    .withId("m-killed")
                    .starting("2031-03-12T09:00", Duration.ofHours(2))
                    .inviting(
                            IntStream.range(0, INVITEES)
                                    .mapToObj(it -> new MemberId("k-" + it))
                                    .toList());

    /** It is called, then its agenda is changed, then it is moved, in one window. */
    static final List<Envelope<MeetingEvent>> SAID =
            List.of(
                    new Envelope<>(MEETING.agendaApproved(), 1, THEN, null),
                    new Envelope<>(MEETING.agendaAmended(), 2, THEN.plusSeconds(60), null),
                    new Envelope<>(
                            MEETING.movedTo("2031-03-13T09:00").rescheduled(),
                            3,
                            THEN.plusSeconds(120),
                            null));

    private TellingProcess() {}

    /** {@code mongoUri now collection nth answered}. */
    public static void main(String[] args) throws InterruptedException {
        var halting =
                DyingProcess.haltingAt(
                        args[2], Integer.parseInt(args[3]), Boolean.parseBoolean(args[4]));
        var telling = start(args[0], args[1], halting).getBean(Telling.class);
        SAID.forEach(telling::hear);
        new CountDownLatch(1).await();
    }

    static ConfigurableApplicationContext start(
            String mongoUri, String now, CommandListener listener) {
        return PlanningParts.start(
                Parts.class,
                mongoUri,
                listener,
                "now=" + now,
                "spring.cloud.stream.bindings.mailOfMeetings-in-0.group=telling",
                "saksgang.changes.wait-for-events=0s");
    }

    @Import({PlanningParts.class, Gatherings.class, Entries.class, Telling.class})
    @EnableConfigurationProperties(MailSettings.class)
    @ConfigurationPropertiesScan("no.saksgang.notificationservice.change")
    static class Parts {
        @Bean
        Clock clock(org.springframework.core.env.Environment environment) {
            return Clock.fixed(
                    Instant.parse(environment.getRequiredProperty("now")), ZoneOffset.UTC);
        }
    }
}
