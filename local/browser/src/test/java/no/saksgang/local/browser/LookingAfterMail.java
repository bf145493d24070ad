package no.saksgang.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.saksgang.local.browser.Visitor.PATIENCE;
import static no.saksgang.local.browser.Visitor.inTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import no.saksgang.events.Topic;
import no.saksgang.testing.Speaker;

/** What the secretariat does about mail that is not taken, that comes in, and that comes back. */
final class LookingAfterMail {
    private final Stage stage;
    private final Visitor secretariat;
    private final String group;

    LookingAfterMail(Stage stage, Visitor secretariat, String group) {
        this.stage = stage;
        this.secretariat = secretariat;
        this.group = group;
    }

    void live() throws Exception {
        aMailingIsPaused();
        whatComesInIsSeenTo();
        mailComesBack();
    }

    /** While the mail server is away there is time for that. */
    private void aMailingIsPaused() {
        stage.suite().stop("mail");
        secretariat.open("/conferences/announcements/new");
        secretariat.type("#title", "Nytt møterom");
        secretariat.type("#body", "Vi møtes på biblioteket.");
        secretariat.tick("#group-" + group);
        secretariat.press("Se hvordan den blir");
        secretariat.press("Send nå");
        assertThat(secretariat.heading("Nytt møterom")).isVisible();
        var page = secretariat.page();
        var row =
                page.locator("main tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("Nytt møterom"));
        await().atMost(PATIENCE)
                .until(() -> {
                    secretariat.open("/mailings");
                    return row.count() == 1;
                });
        secretariat.press(row.locator("a"));
        secretariat.press("Sett på pause");
        assertThat(page.locator("#progress")).containsText("På pause", inTime());
        stage.suite().startAgain("mail");
        secretariat.press("Fortsett utsendingen");
        assertThat(page.locator("#progress")).containsText("Ferdig", inTime());
        assertThat(page.locator("#progress")).containsText("4 av 4");
    }

    /** A mail that no program can answer, and a message that no program can read. */
    private void whatComesInIsSeenTo() throws Exception {
        var page = secretariat.page();
        comesIn("nysgjerrig@ukjent.example", "Kan jeg være med?", "Hilsen en som er nysgjerrig");
        await().atMost(PATIENCE)
                .until(() -> {
                    secretariat.open("/mailings/held");
                    return secretariat.heading("Kan jeg være med?").isVisible();
                });
        secretariat.press("Ferdig behandlet");
        assertThat(page.locator("main")).containsText("Ingenting venter.");

        try (var speaker = Speaker.at(stage.suite().kafka())) {
            speaker.poison(
                    Topic.REFERATER,
                    "no.saksgang.ReferatApproved.v1",
                    "referat/uleselig",
                    "<html>".getBytes(UTF_8));
        }
        var one = secretariat.buttonOf("referat/uleselig").first();
        await().atMost(PATIENCE)
                .until(() -> {
                    secretariat.open("/mailings/left-behind");
                    return one.isVisible();
                });
        secretariat.press(one);
        assertThat(page.locator("main")).containsText("Én er sendt igjen.");
    }

    /** Whom mail comes back from three times gets none, until somebody has seen to it. */
    private void mailComesBack() throws Exception {
        var page = secretariat.page();
        var toAnna =
                stage.suite().mailbox().all().stream()
                        .filter(it -> it.recipients().contains("anna.lysgard@lillevatn.example"))
                        .limit(3)
                        .toList();
        for (var mail : toAnna) {
            comesIn(
                    "mailer-daemon@lillevatn.example",
                    "Mail delivery failed: returning message to sender",
                    returned(mail.message().getMessageID()));
        }
        await().atMost(PATIENCE)
                .until(() -> {
                    secretariat.open("/mailings/unreachable");
                    return secretariat.buttonOf("Anna Lysgård").isVisible();
                });
        assertThat(secretariat.barriers()).isEmpty();
        secretariat.press(secretariat.link("Anna Lysgård"));
        assertThat(secretariat.heading("E-post til Anna Lysgård")).isVisible();
        assertThat(page.locator("main")).containsText("Kom i retur");
        secretariat.open("/mailings/unreachable");
        secretariat.press(secretariat.buttonOf("Anna Lysgård"));
        assertThat(page.locator("main")).containsText("E-posten når alle.");
        secretariat.open("/mailings");
        secretariat.press(
                page.locator("main tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("kom ikke fram"))
                        .locator("a")
                        .first());
        assertThat(page.locator("#progress")).containsText("kom i retur");
        assertThat(secretariat.barriers()).isEmpty();
        secretariat.press("Send på nytt til dem det ikke nådde");
        assertThat(page.locator("#progress")).not().containsText("kom i retur");
        assertThat(page.locator("#progress")).containsText("Ferdig", inTime());
    }

    /** As Exim says it. */
    private static String returned(String messageId) {
        return """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          anna.lysgard@lillevatn.example
            host mx.lillevatn.example: 550 5.1.1 User unknown

        ------ This is a copy of the message, including all the headers. ------

        Message-ID: %s
        To: anna.lysgard@lillevatn.example

        """
                .formatted(messageId);
    }

    private void comesIn(String from, String subject, String text) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", stage.suite().smtp().getHostString());
        settings.put("mail.smtp.port", Integer.toString(stage.suite().smtp().getPort()));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(from);
        mail.setRecipients(Message.RecipientType.TO, "saksgang@saksgang.example");
        mail.setSubject(subject, UTF_8.name());
        mail.setText(text, UTF_8.name());
        Transport.send(mail);
    }
}
