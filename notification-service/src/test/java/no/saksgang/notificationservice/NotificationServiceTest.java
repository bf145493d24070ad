package no.saksgang.notificationservice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.MailServer;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on real servers: one for all tests that need it. */
@SpringBootTest(
        classes = NotificationServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(NotificationServiceTest.Time.class)
public abstract class NotificationServiceTest {
    protected static final MailServer MAIL = new MailServer();
    protected static final Speaker SPEAKER = Speaker.at(Servers.kafka());
    protected static final KafkaRecords KAFKA = KafkaRecords.at(Servers.kafka());

    @Autowired protected MovableClock clock;
    @LocalServerPort private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        KAFKA.createTopics(3);
        registry.add("spring.mongodb.uri", () -> Servers.mongoUri("notification"));
        registry.add("spring.kafka.bootstrap-servers", Servers::kafka);
        registry.add("saksgang.smtp.host", MAIL::host);
        registry.add("saksgang.smtp.port", MAIL::smtpPort);
        registry.add("saksgang.imap.host", MAIL::host);
        registry.add("saksgang.imap.port", MAIL::imapPort);
        registry.add("saksgang.imap.tls", () -> "NONE");
        registry.add("saksgang.mail.from", () -> "Saksgang <moter@fjordregionen.example>");
        registry.add("saksgang.mailing.wait-for-directory", () -> "2s");
        registry.add("saksgang.delivery.first-retry", () -> "300ms");
        registry.add("saksgang.changes.gather", () -> "0s");
    }

    /** Where the service is. */
    protected String base() {
        return "http://127.0.0.1:" + port;
    }

    protected RestTestClient http() {
        return RestTestClient.bindToServer()
                .baseUrl(base())
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "nb")
                .build();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    /** Stands until it is moved. */
    public static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-05T08:00:00Z");

        public void moveTo(Instant then) {
            now = then;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
