package no.saksgang.local.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees what a GreenMail elsewhere has accepted: which mailboxes there are by its HTTP API, what is
 * in them by IMAP, which gives every octet as it came. It looks whenever somebody asks the mailbox,
 * so that the answer is never older than the question, and now and then for those who only listen.
 *
 * <p>A catcher that is away is asked again at the next look. One that comes back empty, as a
 * stopped GreenMail does, takes nothing from what was seen before.
 */
public final class MailCatcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    private final URI users;
    private final int imapPort;
    private final Mailbox mailbox = new Mailbox(InstantSource.system(), this::look);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = JsonMapper.shared();
    private final Session session = Session.getInstance(properties());
    private final Map<String, Reader> readers = new HashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("mail-catcher").factory());

    /**
     * @param api where GreenMail's HTTP API is
     * @param imapPort where its mailboxes are, on loopback
     */
    public MailCatcher(URI api, int imapPort) {
        users = api.resolve("/api/user");
        this.imapPort = imapPort;
        var every = LOOKS_EVERY.toMillis();
        var _ = looking.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** What it has accepted since it was first looked at. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Takes in what is new. */
    public synchronized void look() {
        var found = new ArrayList<Found>();
        try {
            for (var user : users()) {
                readers.computeIfAbsent(user, Reader::new).addNew(found);
            }
        } catch (IOException | MessagingException away) {
            // It is asked again at the next look; what was found before it went is kept.
        }
        found.sort(Comparator.comparing(Found::received));
        found.forEach(mail -> mailbox.accept(sender(mail.raw()), List.of(mail.user()), mail.raw()));
    }

    /** The envelope's, which GreenMail writes above the message; or else who it says it is from. */
    private String sender(byte[] raw) {
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(raw));
            var envelope = message.getHeader("Return-Path", null);
            var from = message.getFrom();
            var sender = envelope != null ? envelope : from == null ? "" : from[0].toString();
            return sender.replaceAll("(?s).*<(.*)>.*", "$1").strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private List<String> users() throws IOException {
        try {
            var request = HttpRequest.newBuilder(users).timeout(PATIENCE).build();
            var found = new ArrayList<String>();
            for (var user : json.readTree(http.send(request, BodyHandlers.ofString()).body())) {
                found.add(user.path("email").asString("").toLowerCase(Locale.ROOT));
            }
            return found;
        } catch (JacksonException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Properties properties() {
        var properties = new Properties();
        var patience = Long.toString(PATIENCE.toMillis());
        properties.put("mail.imap.connectiontimeout", patience);
        properties.put("mail.imap.timeout", patience);
        properties.put("mail.imap.writetimeout", patience);
        properties.put("mail.imap.partialfetch", "false");
        // By default an answer of the last second counts.
        properties.put("mail.imap.statuscachetimeout", "0");
        return properties;
    }

    @Override
    public synchronized void close() {
        looking.shutdownNow();
        readers.values().forEach(Reader::leave);
        http.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // on its way into a mailbox, never compared
    private record Found(String user, Date received, byte[] raw) {}

    /** One mailbox, over a connection that stays open. */
    private final class Reader {
        private final String user;
        private @Nullable Store store;
        private long lifetime;
        private long seen;

        private Reader(String user) {
            this.user = user;
        }

        private void addNew(List<Found> found) throws IOException, MessagingException {
            try {
                var inbox = (IMAPFolder) connected().getFolder("INBOX");
                if (inbox.getUIDNext() > seen + 1) {
                    read(inbox, found);
                }
            } catch (IOException | MessagingException e) {
                leave();
                throw e;
            }
        }

        /** By number of arrival, as whose mailbox it is may remove what has been read. */
        private void read(IMAPFolder inbox, List<Found> found)
                throws IOException, MessagingException {
            inbox.open(Folder.READ_ONLY);
            try {
                for (var message : inbox.getMessagesByUID(seen + 1, UIDFolder.LASTUID)) {
                    // Where there is no newer one, the range is turned round and finds the last.
                    if (inbox.getUID(message) > seen) {
                        found.add(new Found(user, message.getReceivedDate(), octets(message)));
                        seen = inbox.getUID(message);
                    }
                }
            } finally {
                inbox.close(false);
            }
        }

        private static byte[] octets(Message message) throws IOException, MessagingException {
            if (message instanceof IMAPMessage imap) {
                imap.setPeek(true);
            }
            try (var out = new ByteArrayOutputStream()) {
                message.writeTo(out);
                return out.toByteArray();
            }
        }

        private Store connected() throws MessagingException {
            var connected = store;
            if (connected == null || !connected.isConnected()) {
                connected = session.getStore("imap");
                connected.connect("127.0.0.1", imapPort, user, "any");
                store = connected;
                // RFC 9051, 2.3.1.1: another one says that this mailbox is not the same any more.
                var current = ((IMAPFolder) connected.getFolder("INBOX")).getUIDValidity();
                if (current != lifetime) {
                    lifetime = current;
                    seen = 0;
                }
            }
            return connected;
        }

        private void leave() {
            try {
                if (store != null) {
                    store.close();
                }
            } catch (MessagingException e) {
                // It is gone already.
            }
            store = null;
        }
    }
}
