package no.saksgang.notificationservice.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import no.saksgang.chassis.time.MachineTime;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * A connection to the mailbox, with the folder that is read (IMAP4rev1, RFC 3501). One thread
 * reads; others may ask what is unread, and end its waiting. New mail is heard of by IDLE (RFC
 * 2177) where the server has it, and looked for where it has not.
 */
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final ImapSettings settings;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final AtomicLong idles = new AtomicLong();
    private volatile boolean idling;
    private @Nullable Bare bare;

    private Connection(ImapSettings settings, IMAPStore store) throws MessagingException {
        this.settings = settings;
        this.store = store;
        this.folder = inbox();
    }

    /** UIDs from a place on that were given, and showed nothing. */
    private record Bare(Places.Place from, long end, Instant since) {}

    /** A message that the folder shows. */
    record Shown(long validity, long uid, IMAPMessage message) {
        /** Whether somebody has taken it away meanwhile. */
        boolean gone() {
            return message.isExpunged();
        }

        /**
         * As it lies there; of one that is larger than this the header alone.
         *
         * @throws MessagingException if the server does not give it
         */
        Arrived read(DataSize largest) throws MessagingException {
            var size = message.getSize();
            var whole = size <= largest.toBytes();
            var received = message.getReceivedDate();
            return new Arrived(
                    validity,
                    uid,
                    received == null ? MachineTime.now() : received.toInstant(),
                    size,
                    whole,
                    whole ? octets() : header());
        }

        private byte[] octets() throws MessagingException {
            try (var in = message.getMimeStream()) {
                return in.readAllBytes();
            } catch (IOException broken) {
                throw new MessagingException("the message broke off", broken);
            }
        }

        private byte[] header() throws MessagingException {
            var header = new ByteArrayOutputStream();
            for (var lines = message.getAllHeaderLines(); lines.hasMoreElements(); ) {
                header.writeBytes(
                        (lines.nextElement() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            header.writeBytes(new byte[] {'\r', '\n'});
            return header.toByteArray();
        }
    }

    /**
     * Logs in and opens the folder.
     *
     * @throws MessagingException if the server is away or refuses
     */
    static Connection open(ImapSettings settings, String username) throws MessagingException {
        var store =
                (IMAPStore)
                        Session.getInstance(settings.properties()).getStore(settings.protocol());
        try {
            store.connect(settings.host(), settings.port(), username, settings.password());
            var connection = new Connection(settings, store);
            connection.folder.open(Folder.READ_WRITE);
            return connection;
        } catch (MessagingException | RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Hears what is new. */
    void look() throws MessagingException {
        folder.doCommand(session -> {
            session.noop();
            return null;
        });
    }

    /**
     * Opens the folder anew.
     *
     * @return the UID that the next message will get, from the same view
     */
    long lookAnew() throws MessagingException {
        folder.close(false);
        folder.open(Folder.READ_WRITE);
        return folder.getUIDNext();
    }

    /** By STATUS, on the store's own connection: a folder that is open only knows its beginning. */
    long uidNext() throws MessagingException {
        return inbox().getUIDNext();
    }

    /** How many UIDs there are from a place on; may be asked by any thread. */
    long unread(Places.Place place) throws MessagingException {
        var inbox = inbox();
        var validity = inbox.getUIDValidity();
        return Math.max(0, inbox.getUIDNext() - place.nextIn(validity));
    }

    private IMAPFolder inbox() throws MessagingException {
        return (IMAPFolder) store.getFolder(settings.folder());
    }

    /** What the folder shows from this UID on, in that order. */
    List<Shown> messagesFrom(long next) throws MessagingException {
        var validity = validity();
        // RFC 3501: a range that ends with * has the last message always, new or not.
        var messages = folder.getMessagesByUID(next, UIDFolder.LASTUID);
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages, profile);
        var shown = new ArrayList<Shown>();
        for (var message : messages) {
            var uid = message.isExpunged() ? 0 : folder.getUID(message);
            if (uid >= next) {
                shown.add(new Shown(validity, uid, (IMAPMessage) message));
            }
        }
        return shown;
    }

    /**
     * Where to go on behind UIDs under which nothing is shown. A server may give a UID some time
     * before it shows the message, so nothing may have been shown for a while.
     *
     * @param end the first UID that is not given
     * @return empty if that while is not over
     */
    Optional<Places.Place> bareFrom(Places.Place seen, long end) {
        var now = MachineTime.now();
        var known = bare;
        if (known == null || !known.from().equals(seen)) {
            bare = new Bare(seen, end, now);
            return Optional.empty();
        }
        if (now.isBefore(known.since().plus(settings.readTimeout()))) {
            return Optional.empty();
        }
        bare = null;
        return Optional.of(new Places.Place(seen.validity(), known.end()));
    }

    /** Moves a message out of the way, for people to look at. */
    void setAside(Shown shown) throws MessagingException {
        var aside = store.getFolder(settings.asideFolder());
        if (!aside.exists()) {
            aside.create(Folder.HOLDS_MESSAGES);
        }
        var one = new Message[] {shown.message()};
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(one, aside);
        } else {
            folder.copyMessages(one, aside);
            shown.message().setFlag(Flags.Flag.DELETED, true);
            // Others' deleted messages are theirs to expunge: only with UIDPLUS can one be named.
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(one);
            }
        }
    }

    /** Returns when there may be something new, or after a while. */
    void awaitMail() throws MessagingException, InterruptedException {
        if (store.hasCapability("IDLE")) {
            idling = true;
            endLater(idles.incrementAndGet());
            folder.idle(true);
            idling = false;
        } else {
            Thread.sleep(settings.poll());
        }
    }

    /**
     * Ends an IDLE that has lasted for long: the library lets it last for ever, a timeout or not.
     */
    private void endLater(long which) {
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

    /**
     * Ends an IDLE, if there is one: mail that came between a look and the IDLE after it would wait
     * for the next one. May be asked by any thread.
     */
    void lookNow() {
        if (idling) {
            try {
                var _ = folder.getMessageCount();
            } catch (MessagingException | IllegalStateException away) {
                LOG.debug("the folder is away too; its reader hears of it", away);
            }
        }
    }

    /** Logs out. */
    @Override
    public void close() throws MessagingException {
        idles.incrementAndGet();
        idling = false;
        store.close();
    }
}
