package no.saksgang.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Against the embedded GreenMail, whose IMAP is the container's, and a list of its mailboxes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailCatcherTest {
    private static final String KARI = "kari@asker.example";
    private static final String OLA = "ola@oslo.example";

    private final int smtpPort = freePort();
    private final int imapPort = freePort();
    private final HttpServer api = api();
    private final MailCatcher catcher =
            new MailCatcher(URI.create("http://127.0.0.1:" + api.getAddress().getPort()), imapPort);
    private MailServer server = new MailServer(smtpPort, imapPort);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        catcher.close();
        server.stop();
        api.stop(0);
    }

    @Test
    void sees_every_message_once_as_soon_as_somebody_asks() throws Exception {
        send("Innkalling til møte", KARI);
        assertThat(catcher.mailbox().size()).isEqualTo(1);
        send("Påminnelse", OLA);
        send("Referat", KARI);

        assertThat(catcher.mailbox().after(1)).hasSize(2);
        assertThat(catcher.mailbox().all())
                .extracting(AcceptedMail::index)
                .containsExactly(1, 2, 3);
        assertThat(catcher.mailbox().all().getFirst().recipients()).isEqualTo(List.of(KARI));
        assertThat(catcher.mailbox().all().getFirst().message().getSubject())
                .isEqualTo("Innkalling til møte");
    }

    @Test
    void sees_nothing_twice_after_an_outage() throws Exception {
        send("Før", KARI);
        assertThat(catcher.mailbox().size()).isEqualTo(1);

        server.stop();
        assertThat(catcher.mailbox().size()).isEqualTo(1);
        server.start();
        send("Etter", KARI);

        assertThat(catcher.mailbox().size()).isEqualTo(2);
    }

    @Test
    void keeps_what_it_saw_when_the_server_comes_back_empty() throws Exception {
        send("Før", KARI);
        send("Rett før", KARI);
        assertThat(catcher.mailbox().size()).isEqualTo(2);

        server.stop();
        // Mailboxes are told apart by the second in which they are made.
        var second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
        server = new MailServer(smtpPort, imapPort);
        server.start();
        send("Etter", KARI);

        assertThat(catcher.mailbox().size()).isEqualTo(3);
    }

    @Test
    void sees_what_comes_after_others_have_removed_what_was_there() throws Exception {
        send("Svar", KARI);
        send("Enda et svar", KARI);
        assertThat(catcher.mailbox().size()).isEqualTo(2);

        remove(KARI);
        send("Et tredje", KARI);

        assertThat(catcher.mailbox().size()).isEqualTo(3);
    }

    private void remove(String user) throws MessagingException {
        try (var store = session().getStore("imap")) {
            store.connect("127.0.0.1", imapPort, user, "any");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                for (var message : inbox.getMessages()) {
                    message.setFlag(Flag.DELETED, true);
                }
            }
        }
    }

    private void send(String subject, String recipient) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom("sekretariat@region.example");
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, UTF_8.name());
        message.setText("Hei");
        Transport.send(message);
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", "" + smtpPort);
        return Session.getInstance(properties);
    }

    private static HttpServer api() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api/user",
                    exchange -> {
                        var body =
                                "[{\"email\":\"%s\"},{\"email\":\"%s\"}]"
                                        .formatted(KARI, OLA)
                                        .getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
