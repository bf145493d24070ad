package no.saksgang.notificationservice.mailbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.saksgang.chassis.rest.Unfinished;
import no.saksgang.notificationservice.message.MailSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox, a message at a time, in the order of their UIDs. Each is handed to the {@link
 * Clerk}, then the place is moved past it: a process that dies in between hands it on once more,
 * which the clerk makes harmless. Of several instances one reads, the others wait for its lease to
 * end.
 */
@Component("mailbox")
public final class Letterbox implements SmartLifecycle, Unfinished, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(Letterbox.class);
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration AT_STOP = Duration.ofMillis(1_500);

    private final ImapSettings settings;
    private final String username;
    private final String mailbox;
    private final Places places;
    private final Clerk clerk;
    private final String owner;
    private volatile @Nullable Thread reader;
    private volatile @Nullable Connection connected;
    private volatile boolean answers = true;
    private volatile boolean elsewhere;

    Letterbox(
            ImapSettings settings,
            MailSettings mail,
            Places places,
            Clerk clerk,
            MeterRegistry meters,
            @Value("${server.port:0}") int port) {
        this.settings = settings;
        this.username = settings.username().isBlank() ? mail.address() : settings.username();
        this.mailbox = settings.mailbox(username);
        this.places = places;
        this.clerk = clerk;
        this.owner = owner(port);
        Gauge.builder("saksgang.imap.answers", this, it -> it.answers ? 1 : 0)
                .description("Whether the mailbox could be read when last tried")
                .register(meters);
    }

    /**
     * Who reads. One that is killed and started again on the same port is the same, and need not
     * wait for its own lease.
     */
    private static String owner(int port) {
        try {
            return port == 0
                    ? UUID.randomUUID().toString()
                    : InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException nameless) {
            return UUID.randomUUID().toString();
        }
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (reader == Thread.currentThread()) {
            try {
                elsewhere = places.claim(mailbox, owner, settings.lease()).isEmpty();
                if (elsewhere) {
                    Thread.sleep(settings.lease().dividedBy(3));
                } else {
                    read();
                    pause = FIRST_PAUSE;
                }
            } catch (InterruptedException stop) {
                return;
            } catch (MessagingException away) {
                if (reader != Thread.currentThread()) {
                    return;
                }
                if (answers) {
                    LOG.warn("the mailbox cannot be read; mail waits there: {}", reason(away));
                }
                answers = false;
                pause = pauseAfter(pause);
            } catch (MongoException | DataAccessException away) {
                LOG.debug("the store is away; mail waits", away);
                pause = pauseAfter(pause);
            } catch (RuntimeException failed) {
                LOG.error("reading the mailbox stumbled", failed);
                pause = pauseAfter(pause);
            }
        }
    }

    private static String reason(MessagingException away) {
        return String.valueOf(away.getMessage()).lines().findFirst().orElse("");
    }

    private Duration pauseAfter(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(settings.longestPause()) < 0 ? longer : settings.longestPause();
    }

    private void read() throws MessagingException, InterruptedException {
        try (var connection = Connection.open(settings, username)) {
            connected = connection;
            if (!answers) {
                LOG.info("the mailbox can be read again");
            }
            answers = true;
            while (reader == Thread.currentThread() && takeNew(connection)) {
                connection.awaitMail();
            }
        } catch (StoreClosedException | FolderClosedException loggedOut) {
            LOG.debug("the server ended the connection; a new one is made", loggedOut);
            Thread.sleep(FIRST_PAUSE);
        } finally {
            connected = null;
        }
    }

    /**
     * Takes what has come since the place that was written.
     *
     * @return false if the mailbox is another's now
     */
    private boolean takeNew(Connection connection) throws MessagingException {
        var claimed = places.claim(mailbox, owner, settings.lease());
        if (claimed.isEmpty()) {
            return false;
        }
        connection.look();
        var seen = take(connection, claimed.get());
        if (seen.isPresent() && connection.uidNext() > seen.get().next()) {
            // There are UIDs that this session does not show: of mail that has just come, or of
            // mail that somebody took away. Opened anew, the folder says which, in one view.
            var end = connection.lookAnew();
            seen = take(connection, seen.get());
            if (seen.isPresent() && end > seen.get().next()) {
                var bare = connection.bareFrom(seen.get(), end);
                return bare.isEmpty() || moveOn(bare.get());
            }
        }
        return seen.isPresent();
    }

    /**
     * @return how far it has come; empty if the mailbox is another's now
     */
    private Optional<Places.Place> take(Connection connection, Places.Place from)
            throws MessagingException {
        var validity = connection.validity();
        if (from.validity() != validity) {
            LOG.info("the mailbox is read from its beginning: its UIDs are new");
        }
        var place = new Places.Place(validity, from.nextIn(validity));
        for (var message : connection.messagesFrom(place.next())) {
            if (reader != Thread.currentThread()) {
                return Optional.empty();
            }
            if (!message.gone()) {
                take(connection, message);
            }
            place = new Places.Place(validity, message.uid() + 1);
            if (!moveOn(place)) {
                return Optional.empty();
            }
        }
        return place.equals(from) || moveOn(place) ? Optional.of(place) : Optional.empty();
    }

    private boolean moveOn(Places.Place to) {
        return places.moveOn(mailbox, owner, settings.lease(), to);
    }

    private void take(Connection connection, Connection.Shown message) throws MessagingException {
        var mail = message.read(settings.largest());
        Clerk.Verdict verdict;
        try {
            verdict = clerk.take(mail);
        } catch (MongoException | DataAccessException away) {
            throw away;
        } catch (RuntimeException stumbled) {
            LOG.error("{} cannot be handled; it is set aside", mail, stumbled);
            clerk.stumbled(mail, stumbled);
            verdict = Clerk.Verdict.SET_ASIDE;
        }
        if (verdict == Clerk.Verdict.SET_ASIDE) {
            connection.setAside(message);
        }
    }

    // --- how it is

    /** What lies in the mailbox and is not read; 1 while nobody can know. */
    @Override
    public long count() {
        if (!settings.on() || reader == null || elsewhere) {
            return 0;
        }
        var connection = connected;
        if (connection == null) {
            return 1;
        }
        try {
            var unread = connection.unread(places.of(mailbox).orElse(new Places.Place(0, 1)));
            if (unread > 0) {
                connection.lookNow();
            }
            return unread;
        } catch (MessagingException | IllegalStateException away) {
            // Servers log out a connection that says nothing for long, as the store's own does
            // while the folder's idles. The reader finds it so, and connects anew.
            connection.lookNow();
            return 1;
        }
    }

    @Override
    public Health health() {
        if (!settings.on()) {
            return Health.up().withDetail("imap", "no mailbox is set; no mail is read").build();
        }
        return answers
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("imap", "away; replies and bounces wait in the mailbox")
                        .build();
    }

    @Override
    public String name() {
        return "mailbox";
    }

    // --- its life

    @Override
    public synchronized void start() {
        if (settings.on() && reader == null) {
            // A virtual one: an interrupt then breaks a read that waits for the server.
            var thread = Thread.ofVirtual().name("mailbox").unstarted(this::run);
            reader = thread;
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        var thread = reader;
        reader = null;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            if (thread.join(AT_STOP)) {
                places.release(mailbox, owner);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            LOG.debug("the mailbox is not given back; its lease ends by itself", away);
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
