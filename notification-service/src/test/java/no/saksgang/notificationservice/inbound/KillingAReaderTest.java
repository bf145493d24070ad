package no.saksgang.notificationservice.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import no.saksgang.testing.MailServer;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever reads the mailbox dies between what it does with a message and writing so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingAReaderTest {
    private static final String DATABASE = "killed-reader";

    @Test
    void takes_each_message_once_all_the_same() throws Exception {
        var uri = Servers.mongoUri(DATABASE);
        try (var server = new MailServer();
                var reading = new Reading(uri, DATABASE).knowing()) {
            send(server, "exchange-accepted.eml");
            send(server, "forwarded.eml");
            var answered = Reading.MEETING.id();
            for (var i = 0; i < 2; i++) {
                var process =
                        DyingProcess.start(
                                ReaderProcess.class,
                                uri,
                                DATABASE,
                                Integer.toString(server.imapPort()));
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(DyingProcess.DIED);
                assertThat(reading.replies.of(answered, "", 10)).hasSize(1);
            }
            var settings = Reading.at(server.imapPort());
            var last = Letterboxes.reading(settings, reading.mongo, reading.intake(settings));
            last.start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> reading.mongo.getCollection("held").countDocuments() == 1);
                assertThat(reading.replies.of(answered, "", 10))
                        .singleElement()
                        .satisfies(it -> assertThat(it.version()).as("it was said once").isZero());
            } finally {
                last.stop();
            }
        }
    }

    private static void send(MailServer server, String file) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
        var session = Session.getInstance(properties);
        var message = new MimeMessage(session, new ByteArrayInputStream(Reading.mail(file)));
        // Not by Transport.send, which would give it another Message-ID.
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, InternetAddress.parse("saksgang@saksgang.example"));
        }
    }
}
