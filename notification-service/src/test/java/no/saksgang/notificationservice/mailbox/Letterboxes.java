package no.saksgang.notificationservice.mailbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import no.saksgang.notificationservice.message.MailSettings;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;

/** Readers of a mailbox, with nothing else of the service. */
public final class Letterboxes {
    public static final MailSettings ORGANIZER =
            new MailSettings("Saksgang <saksgang@saksgang.example>", null);

    private Letterboxes() {}

    /** Not started yet; another instance than all others. */
    public static Letterbox reading(ImapSettings settings, MongoTemplate mongo, Clerk clerk) {
        return new Letterbox(
                settings, ORGANIZER, new Places(mongo), clerk, new SimpleMeterRegistry(), 0);
    }

    public static ImapSettings at(int port, Duration lease) {
        return at(port, lease, DataSize.ofKilobytes(200));
    }

    public static ImapSettings at(int port, Duration lease, DataSize largest) {
        return new ImapSettings(
                "127.0.0.1",
                port,
                "",
                "any",
                ImapSettings.Security.NONE,
                "INBOX",
                "Saksgang-uleselig",
                Duration.ofSeconds(2),
                lease.dividedBy(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                lease,
                largest,
                50);
    }

    /** A message as the mailbox would hand it on. */
    public static Arrived arrived(byte[] octets, Instant at) {
        return new Arrived(1, 1, at, octets.length, true, octets);
    }
}
