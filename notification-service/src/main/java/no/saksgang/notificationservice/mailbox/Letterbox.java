package no.saksgang.notificationservice.mailbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import no.saksgang.chassis.rest.Unfinished;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.notificationservice.message.MailSettings;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
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
 * end. New mail is heard of by IDLE where the server has it, and looked for where it has not.
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
    private volatile @Nullable IMAPStore connected;
    private volatile @Nullable IMAPFolder idling;

    /** Counts how often it has begun to idle. */
    private final AtomicLong idles = new AtomicLong();

    private @Nullable Gap gap;
    private volatile boolean answers = true;
    private volatile boolean elsewhere;

    /** UIDs from a place on that were given, and showed nothing. */
    private record Gap(Places.Place from, long end, Instant since) {}

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
        try (var store =
                (IMAPStore)
                        Session.getInstance(settings.properties()).getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port(), username, settings.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            connected = store;
            if (!answers) {
                LOG.info("the mailbox can be read again");
            }
            answers = true;
            var canIdle = store.hasCapability("IDLE");
            while (reader == Thread.currentThread() && takeNew(folder)) {
                if (canIdle) {
                    idling = folder;
                    lookLater(idles.incrementAndGet());
                    folder.idle(true);
                    idling = null;
                } else {
                    Thread.sleep(settings.poll());
                }
            }
        } catch (StoreClosedException | FolderClosedException loggedOut) {
            LOG.debug("the server ended the connection; a new one is made", loggedOut);
            Thread.sleep(FIRST_PAUSE);
        } finally {
            connected = null;
            idling = null;
        }
    }

    /**
     * Takes what has come since the place that was written.
     *
     * @return false if the mailbox is another's now
     */
    private boolean takeNew(IMAPFolder folder) throws MessagingException {
        var claimed = places.claim(mailbox, owner, settings.lease());
        if (claimed.isEmpty()) {
            return false;
        }
        folder.doCommand(session -> {
            session.noop();
            return null;
        });
        var seen = take(folder, claimed.get());
        if (seen.isPresent() && uidNext((IMAPStore) folder.getStore()) > seen.get().next()) {
            // There are UIDs that this session does not show: of mail that has just come, or of
            // mail that somebody took away. Opened anew, the folder says which, in one view.
            folder.close(false);
            folder.open(Folder.READ_WRITE);
            var end = folder.getUIDNext();
            seen = take(folder, seen.get());
            if (seen.isPresent() && end > seen.get().next()) {
                return passOver(seen.get(), end);
            }
        }
        return seen.isPresent();
    }

    /**
     * Goes on behind UIDs under which nothing is shown. A server may give a UID some time before it
     * shows the message, so nothing may have been shown for a while.
     *
     * @return false if the mailbox is another's now
     */
    private boolean passOver(Places.Place seen, long end) {
        var now = MachineTime.now();
        var known = gap;
        if (known == null || !known.from().equals(seen)) {
            gap = new Gap(seen, end, now);
            return true;
        }
        if (now.isBefore(known.since().plus(settings.readTimeout()))) {
            return true;
        }
        gap = null;
        return moveOn(new Places.Place(seen.validity(), known.end()));
    }

    /**
     * @return how far it has come; empty if the mailbox is another's now
     */
    private Optional<Places.Place> take(IMAPFolder folder, Places.Place from)
            throws MessagingException {
        var validity = folder.getUIDValidity();
        if (from.validity() != validity) {
            LOG.info("the mailbox is read from its beginning: its UIDs are new");
        }
        var place = new Places.Place(validity, from.nextIn(validity));
        // RFC 3501: a range that ends with * has the last message always, new or not.
        var messages = folder.getMessagesByUID(place.next(), UIDFolder.LASTUID);
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages, profile);
        for (var message : messages) {
            var uid = message.isExpunged() ? 0 : folder.getUID(message);
            if (uid < place.next()) {
                continue;
            }
            if (reader != Thread.currentThread()) {
                return Optional.empty();
            }
            take(folder, validity, uid, (IMAPMessage) message);
            place = new Places.Place(validity, uid + 1);
            if (!moveOn(place)) {
                return Optional.empty();
            }
        }
        return place.equals(from) || moveOn(place) ? Optional.of(place) : Optional.empty();
    }

    private boolean moveOn(Places.Place to) {
        return places.moveOn(mailbox, owner, settings.lease(), to);
    }

    /** By STATUS, on the store's own connection: a folder that is open only knows its beginning. */
    private long uidNext(IMAPStore store) throws MessagingException {
        return ((IMAPFolder) store.getFolder(settings.folder())).getUIDNext();
    }

    private void take(IMAPFolder folder, long validity, long uid, IMAPMessage message)
            throws MessagingException {
        var size = message.getSize();
        var whole = size <= settings.largest().toBytes();
        var received = message.getReceivedDate();
        var mail =
                new Arrived(
                        validity,
                        uid,
                        received == null ? MachineTime.now() : instant(received),
                        size,
                        whole,
                        octets(message, whole));
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
            setAside(folder, message);
        }
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }

    private static byte[] octets(IMAPMessage message, boolean whole) throws MessagingException {
        try {
            if (whole) {
                try (var in = message.getMimeStream()) {
                    return in.readAllBytes();
                }
            }
            var header = new ByteArrayOutputStream();
            for (var lines = message.getAllHeaderLines(); lines.hasMoreElements(); ) {
                header.writeBytes(
                        (lines.nextElement() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            header.writeBytes(new byte[] {'\r', '\n'});
            return header.toByteArray();
        } catch (IOException broken) {
            throw new MessagingException("the message broke off", broken);
        }
    }

    private void setAside(IMAPFolder folder, Message message) throws MessagingException {
        var store = (IMAPStore) folder.getStore();
        var aside = store.getFolder(settings.asideFolder());
        if (!aside.exists()) {
            aside.create(Folder.HOLDS_MESSAGES);
        }
        var one = new Message[] {message};
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(one, aside);
        } else {
            folder.copyMessages(one, aside);
            message.setFlag(Flags.Flag.DELETED, true);
            // Others' deleted messages are theirs to expunge: only with UIDPLUS can one be named.
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(one);
            }
        }
    }

    // --- how it is

    /** What lies in the mailbox and is not read; 1 while nobody can know. */
    @Override
    public long count() {
        if (!settings.on() || reader == null || elsewhere) {
            return 0;
        }
        var store = connected;
        if (store == null) {
            return 1;
        }
        try {
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            var validity = folder.getUIDValidity();
            var place = places.of(mailbox).orElse(new Places.Place(0, 1));
            var unread = Math.max(0, folder.getUIDNext() - place.nextIn(validity));
            if (unread > 0) {
                lookNow();
            }
            return unread;
        } catch (MessagingException | IllegalStateException away) {
            // Servers log out a connection that says nothing for long, as the store's own does
            // while the folder's idles. The reader finds it so, and connects anew.
            lookNow();
            return 1;
        }
    }

    /**
     * Ends an IDLE that has lasted for long: the library lets it last for ever, a timeout or not.
     */
    private void lookLater(long which) {
        Thread.ofVirtual()
                .name("mailbox-look")
                .start(() -> {
                    try {
                        Thread.sleep(settings.readTimeout());
                    } catch (InterruptedException stopped) {
                        return;
                    }
                    if (idles.get() == which) {
                        lookNow();
                    }
                });
    }

    /** Mail that came between a look and the IDLE after it would wait for the next one. */
    private void lookNow() {
        var folder = idling;
        if (folder != null) {
            try {
                var _ = folder.getMessageCount();
            } catch (MessagingException | IllegalStateException away) {
                LOG.debug("the folder is away too; its reader hears of it", away);
            }
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
