package no.saksgang.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailServerTest {
    private final int smtpPort = freePort();
    private final int imapPort = freePort();
    private final MailServer server = new MailServer(smtpPort, imapPort);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void notes_every_message_once_in_the_order_of_arrival() throws Exception {
        send("Innkalling til møte", "kari@asker.example", "ola@oslo.example");
        send("Påminnelse", "Kari@asker.example");

        var accepted = server.mailbox().all();
        assertThat(accepted).extracting(AcceptedMail::index).containsExactly(1, 2);
        assertThat(accepted)
                .extracting(AcceptedMail::recipients)
                .containsExactly(
                        List.of("kari@asker.example", "ola@oslo.example"),
                        List.of("kari@asker.example"));
        assertThat(accepted)
                .extracting(AcceptedMail::sender)
                .containsOnly("sekretariat@region.example");
        assertThat(accepted.getFirst().message().getSubject()).isEqualTo("Innkalling til møte");
        assertThat(server.mailbox().after(1)).containsExactly(accepted.getLast());
    }

    @Test
    void is_a_mailbox_for_every_address_with_any_password() throws Exception {
        send("Referat", "kari@asker.example");

        assertThat(subjectsOf("kari@asker.example", "hva som helst")).containsExactly("Referat");
        assertThat(subjectsOf("ingen@oslo.example", "annet")).isEmpty();
    }

    @Test
    void keeps_its_mail_through_an_outage() throws Exception {
        send("Før", "kari@asker.example");

        server.stop();

        assertThatThrownBy(() -> send("Under", "kari@asker.example"))
                .isInstanceOf(MessagingException.class);
        server.start();
        send("Etter", "kari@asker.example");
        assertThat(server.mailbox().size()).isEqualTo(2);
        assertThat(subjectsOf("kari@asker.example", "x")).containsExactly("Før", "Etter");
    }

    @Test
    void breaks_the_connections_that_are_open_when_it_stops() throws Exception {
        try (var kept = session().getTransport("smtp")) {
            kept.connect();

            server.stop();

            var message = message("Under", "kari@asker.example");
            assertThatThrownBy(() -> kept.sendMessage(message, message.getAllRecipients()))
                    .isInstanceOf(MessagingException.class);
        }
        assertThat(server.mailbox().size()).isZero();
    }

    private void send(String subject, String... recipients) throws MessagingException {
        Transport.send(message(subject, recipients));
    }

    private MimeMessage message(String subject, String... recipients) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom("sekretariat@region.example");
        for (var recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "utf-8");
        message.setText("Hei", "utf-8");
        return message;
    }

    private List<String> subjectsOf(String address, String password) throws MessagingException {
        try (var store = session().getStore("imap")) {
            store.connect("127.0.0.1", imapPort, address, password);
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                var subjects = new ArrayList<String>();
                for (var message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", "" + smtpPort);
        properties.put("mail.smtp.timeout", "5000");
        properties.put("mail.smtp.connectiontimeout", "5000");
        return Session.getInstance(properties);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
