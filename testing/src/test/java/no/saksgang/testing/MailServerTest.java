package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailServerTest {
    private final MailServer server = new MailServer();

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    void takes_mail_to_any_address() throws Exception {
        send("eva@nordvik.example", "Innkalling");

        assertThat(server.messagesTo("Eva@nordvik.example"))
                .extracting(MimeMessage::getSubject)
                .containsExactly("Innkalling");
        assertThat(server.messagesTo("ali@sordal.example")).isEmpty();
    }

    @Test
    void shows_every_mailbox_by_IMAP_with_any_password() throws Exception {
        send("eva@nordvik.example", "Innkalling");

        try (var store = session().getStore("imap")) {
            store.connect(server.host(), server.imapPort(), "eva@nordvik.example", "hva som helst");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
        }
    }

    @Test
    void is_back_on_its_ports_after_an_outage_and_remembers() throws Exception {
        send("eva@nordvik.example", "før");
        server.stop();
        assertThatThrownBy(() -> send("eva@nordvik.example", "under"))
                .isInstanceOf(MessagingException.class);
        server.start();
        send("eva@nordvik.example", "etter");

        await().untilAsserted(() ->
                assertThat(server.messages())
                        .extracting(MimeMessage::getSubject)
                        .containsExactly("før", "etter"));
    }

    @Test
    void and_the_invariants_find_what_was_mailed_twice() throws Exception {
        var message = message("eva@nordvik.example", "Innkalling");
        send(message);
        send(message);

        assertThat(Invariants.mailedTwice(server.messages()))
                .singleElement()
                .asString()
                .contains(message.getMessageID(), "Innkalling");
        assertThat(Invariants.mailedTwice(List.of(message))).isEmpty();
    }

    @Test
    void fails_nobody_who_waits_while_a_reader_hangs_up() throws Exception {
        var reader = new Socket(server.host(), server.imapPort());
        var serving = "<-/" + server.host() + ":" + reader.getLocalPort();
        await().until(() -> served(serving));
        reader.getOutputStream().write("half a comm".getBytes(US_ASCII));

        await().until(() -> {
            reader.close();
            return !served(serving);
        });
    }

    private static boolean served(String by) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().endsWith(by));
    }

    private void send(String to, String subject) throws MessagingException {
        send(message(to, subject));
    }

    private void send(MimeMessage message) throws MessagingException {
        // The static Transport.send would give it a new Message-ID.
        try (var transport = session().getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private MimeMessage message(String to, String subject) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom("post@fjordregionen.example");
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setText("Hei", "UTF-8");
        message.saveChanges();
        return message;
    }

    private Session session() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
        settings.setProperty("mail.smtp.connectiontimeout", "5000");
        settings.setProperty("mail.smtp.timeout", "5000");
        return Session.getInstance(settings);
    }
}
