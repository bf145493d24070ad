package no.saksgang.notificationservice.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.saksgang.testing.MailServer;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.util.unit.DataSize;

/** The reader of a mailbox on a real server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AMailboxTest {
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final int MUCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MailServer server = new MailServer();
    private final MongoTemplate mongo =
            new MongoTemplate(
                    new SimpleMongoClientDatabaseFactory(
                            Servers.mongoUri("mailbox-" + UUID.randomUUID())));
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Letterbox> readers = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        readers.forEach(Letterbox::stop);
        server.close();
    }

    @Test
    void is_read_once_in_the_order_of_arrival_also_by_who_comes_after() throws Exception {
        send("1", "2");
        var first = reader(LEASE, DataSize.ofKilobytes(200));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("1", "2"));
        send("3");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken).containsExactly("1", "2", "3"));
        assertThat(first.count()).isZero();
        first.stop();
        send("4");
        var second = reader(LEASE, DataSize.ofKilobytes(200));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken).containsExactly("1", "2", "3", "4"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(second.count()).isZero());
    }

    @Test
    void is_read_by_one_instance_at_a_time_and_by_another_when_the_first_falls_silent()
            throws Exception {
        var first = reader(LEASE, DataSize.ofKilobytes(200));
        send("1");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("1"));
        var second = reader(LEASE, DataSize.ofKilobytes(200));
        send("2");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("1", "2"));
        assertThat(second.count()).isZero();
        first.stop();
        send("3");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken).containsExactly("1", "2", "3"));
    }

    @Test
    void counts_what_is_not_read_and_says_when_it_cannot_be() throws Exception {
        var reader = reader(LEASE, DataSize.ofKilobytes(200));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.count()).isZero());
        server.stop();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(reader.health().getStatus().getCode()).isEqualTo("DEGRADED"));
        assertThat(reader.count()).isEqualTo(1);
        server.start();
        send("after");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactly("after"));
        assertThat(reader.health().getStatus().getCode()).isEqualTo("UP");
    }

    /** Mail that comes between a look and the IDLE after it is told of by nobody. */
    @Test
    void is_looked_into_after_a_while_when_the_server_tells_of_nothing() throws Exception {
        try (var silent = new SilentInIdle(server.imapPort())) {
            reader(silent.port(), LEASE, DataSize.ofKilobytes(200));
            await().atMost(PATIENCE).until(silent::somebodyIdled);
            send("untold");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(taken).containsExactly("untold"));
        }
    }

    @Test
    void loses_nothing_of_much_that_comes_while_it_is_read() throws Exception {
        reader(LEASE, DataSize.ofKilobytes(200));
        var texts = IntStream.range(0, MUCH).mapToObj(Integer::toString).toList();
        try (var senders = Executors.newFixedThreadPool(3)) {
            for (var text : texts) {
                var _ =
                        senders.submit(() -> {
                            send(text);
                            return text;
                        });
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(texts));
    }

    @Test
    void loses_to_a_folder_what_cannot_be_read_and_goes_on_behind_it() throws Exception {
        reader(LEASE, DataSize.ofKilobytes(20));
        send("before", "stumble", "x".repeat(30_000), "after");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(taken)
                                .containsExactly("before", "stumbled", "too large", "after"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(in("Saksgang-uleselig")).isEqualTo(2));
        assertThat(in("INBOX")).isEqualTo(2);
    }

    private Letterbox reader(Duration lease, DataSize largest) {
        return reader(server.imapPort(), lease, largest);
    }

    private Letterbox reader(int port, Duration lease, DataSize largest) {
        var reader = Letterboxes.reading(Letterboxes.at(port, lease, largest), mongo, new Noting());
        readers.add(reader);
        reader.start();
        return reader;
    }

    private final class Noting implements Clerk {
        @Override
        public Verdict take(Arrived mail) {
            if (!mail.whole()) {
                taken.add("too large");
                return Verdict.SET_ASIDE;
            }
            var text = String.valueOf(MailReader.read(mail, 10).text()).strip();
            if (text.equals("stumble")) {
                throw new IllegalStateException("over this one");
            }
            taken.add(text);
            return Verdict.DONE;
        }

        @Override
        public void stumbled(Arrived mail, RuntimeException why) {
            taken.add("stumbled");
        }
    }

    private void send(String... texts) throws MessagingException {
        for (var text : texts) {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress("ali.hassan@nordvik.example"));
            message.setRecipient(
                    MimeMessage.RecipientType.TO, new InternetAddress("saksgang@saksgang.example"));
            message.setText(text);
            Transport.send(message);
        }
    }

    private int in(String folder) throws MessagingException {
        try (var store = session().getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), "saksgang@saksgang.example", "any");
            try (var opened = store.getFolder(folder)) {
                if (!opened.exists()) {
                    return 0;
                }
                opened.open(Folder.READ_ONLY);
                return opened.getMessageCount();
            }
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
        return Session.getInstance(properties);
    }
}
