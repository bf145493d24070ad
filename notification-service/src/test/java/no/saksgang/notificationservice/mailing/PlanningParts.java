package no.saksgang.notificationservice.mailing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.DeliveryMeters;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Progress;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Those who plan and lay out mailings, and nothing else of the service, for processes that die. No
 * configuration by its annotation, or the whole service's tests would find it. There is no Kafka.
 */
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
    Addressees.class,
    Planning.class
})
public class PlanningParts {
    static final int ROWS_ON_A_PAGE = 20;

    /**
     * @param parts these, or others that import them
     * @param listener hears what goes to the store
     */
    public static ConfigurableApplicationContext start(
            Class<?> parts, String mongoUri, CommandListener listener, String... properties) {
        return new SpringApplicationBuilder(parts)
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
                        Stream.concat(
                                        Stream.of(
                                                "spring.kafka.bootstrap-servers=127.0.0.1:1",
                                                "saksgang.delivery.rows-on-a-page="
                                                        + ROWS_ON_A_PAGE,
                                                "saksgang.mailing.wait-for-directory=0s"),
                                        Stream.of(properties))
                                .toArray(String[]::new))
                .run();
    }

    /**
     * Everybody on the pages of the mailings about something, as often as they are there; of one
     * that is not laid out yet, nobody.
     */
    public static Map<MailingId, List<MemberId>> laidOut(ApplicationContext parts, String about) {
        var ledger = parts.getBean(Ledger.class);
        return parts.getBean(Mailings.class).about(about).stream()
                .map(Stored::aggregate)
                .collect(
                        Collectors.toMap(
                                Mailing::id,
                                it ->
                                        IntStream.range(0, it.pages())
                                                .boxed()
                                                .flatMap(page ->
                                                        ledger
                                                                .rows(it.id(), page)
                                                                .orElse(List.of())
                                                                .stream())
                                                .map(Delivery::member)
                                                .toList()));
    }

    @Bean
    MongoTemplate mongo(MongoClient client) {
        return new MongoTemplate(client, "dying");
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Traces traces() {
        return new Traces(Tracer.NOOP);
    }
}
