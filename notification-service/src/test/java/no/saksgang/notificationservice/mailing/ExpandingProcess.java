package no.saksgang.notificationservice.mailing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.DeliveryMeters;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Progress;
import no.saksgang.testing.AnAnnouncement;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whoever lays out a mailing, in a process of its own, which dies at the n-th write that it makes
 * to a collection, before it is sent or after it is answered. The code has no hook for this: a
 * listener on its driver halts it.
 */
final class ExpandingProcess {
    static final int RECIPIENTS = 500;
    static final int ROWS_ON_A_PAGE = 20;
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

    /**
     * @param collection of the write at which it dies
     * @param nth which of them
     */
    static Process dying(String mongoUri, String collection, int nth, boolean answered)
            throws IOException {
        return new ProcessBuilder(
                        List.of(
                                new File(System.getProperty("java.home"), "bin/java").getPath(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ExpandingProcess.class.getName(),
                                mongoUri,
                                collection,
                                Integer.toString(nth),
                                Boolean.toString(answered)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) {
        var halting =
                new Halting(args[1], Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]));
        var planning = start(args[0], halting).getBean(Planning.class);
        planning.plan(CAUSE);
        Runtime.getRuntime().halt(0);
    }

    /** Those who lay out mailings, and nothing else of the service. */
    static org.springframework.context.ConfigurableApplicationContext start(
            String mongoUri, CommandListener listener) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(it ->
                        it.getBeanFactory()
                                .registerSingleton(
                                        "client",
                                        MongoClients.create(
                                                MongoClientSettings.builder()
                                                        .applyConnectionString(
                                                                new ConnectionString(mongoUri))
                                                        .addCommandListener(listener)
                                                        .build())))
                .properties(
                        "spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "saksgang.delivery.rows-on-a-page=" + ROWS_ON_A_PAGE,
                        "saksgang.mailing.wait-for-directory=0s")
                .run();
    }

    /** No configuration by its annotation, or the whole service's tests would find it. */
    @ConfigurationPropertiesScan({
        "no.saksgang.notificationservice.mailing",
        "no.saksgang.notificationservice.delivery"
    })
    @Import({
        Outbox.class,
        Contents.class,
        Mailings.class,
        MailingMeters.class,
        DeliveryMeters.class,
        Ledger.class,
        Directory.class,
        Progress.class,
        Planning.class
    })
    static class Parts {
        @Bean
        MongoTemplate mongo(MongoClient client) {
            return new MongoTemplate(client, "expanding");
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Traces traces() {
            return new Traces(Tracer.NOOP);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private static final class Halting implements CommandListener {
        private final String collection;
        private final boolean answered;
        private final AtomicInteger left;
        private volatile int dying = -1;

        Halting(String collection, int nth, boolean answered) {
            this.collection = collection;
            this.answered = answered;
            this.left = new AtomicInteger(nth);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var command = event.getCommand();
            var name = event.getCommandName();
            var writes =
                    name.equals("insert") || name.equals("update") || name.equals("findAndModify");
            if (writes
                    && command.getString(name).getValue().equals(collection)
                    && left.decrementAndGet() == 0) {
                if (!answered) {
                    Runtime.getRuntime().halt(9);
                }
                dying = event.getRequestId();
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            if (event.getRequestId() == dying) {
                Runtime.getRuntime().halt(9);
            }
        }
    }
}
