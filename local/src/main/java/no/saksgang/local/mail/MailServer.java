package no.saksgang.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * SMTP and IMAP for one machine. Every address is a mailbox and its own login, with any password.
 * Stopping it is an outage: connections break, nobody gets in, and what was accepted is still there
 * when it starts again.
 *
 * <p>GreenMail's own facade forgets its mail when it stops and keeps no order across mailboxes. So
 * its servers are started on managers that outlive them, and each message is noted on its way into
 * the first mailbox, which is before the client hears 250.
 */
public final class MailServer {
    private static final long STARTS_WITHIN_MS = 10_000;

    private final int smtpPort;
    private final int imapPort;
    private final Managers managers = new Managers();
    private final Mailbox mailbox;
    private List<AbstractServer> running = List.of();

    /** The message whose recipients are being served: GreenMail serves one message at a time. */
    private final AtomicReference<@Nullable MovingMessage> noted = new AtomicReference<>();

    public MailServer(int smtpPort, int imapPort) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        mailbox = new Mailbox(InstantSource.system());
        managers.getUserManager().setAuthRequired(false);
        managers.getUserManager().setMessageDeliveryHandler(this::deliver);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** Takes mail and readers from when it returns. */
    public synchronized void start() {
        if (!running.isEmpty()) {
            return;
        }
        running =
                List.of(
                        new SmtpServer(loopback(smtpPort, ServerSetup.PROTOCOL_SMTP), managers),
                        new ImapServer(loopback(imapPort, ServerSetup.PROTOCOL_IMAP), managers));
        running.forEach(AbstractServer::startService);
        try {
            for (var server : running) {
                if (!server.waitTillRunning(STARTS_WITHIN_MS)) {
                    stop();
                    throw new IllegalStateException("the mail server cannot listen: " + server);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Breaks all connections and listens no longer. */
    public synchronized void stop() {
        running.forEach(AbstractServer::stopService);
        running = List.of();
    }

    private GreenMailUser deliver(MovingMessage message, MailAddress recipient)
            throws MessagingException, UserException {
        if (!message.equals(noted.getAndSet(message))) {
            var sender = message.getReturnPath();
            mailbox.accept(
                    sender == null ? "" : address(sender),
                    message.getToAddresses().stream()
                            .map(to -> address(to))
                            .distinct()
                            .sorted()
                            .toList(),
                    octets(message));
        }
        var users = managers.getUserManager();
        var address = address(recipient);
        var user = users.getUserByEmail(address);
        return user != null ? user : users.createUser(address, address, address);
    }

    private static String address(MailAddress address) {
        return address.getEmail().toLowerCase(Locale.ROOT);
    }

    private static byte[] octets(MovingMessage message) throws MessagingException {
        try (var out = new ByteArrayOutputStream()) {
            message.getMessage().writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSetup loopback(int port, String protocol) {
        var setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(STARTS_WITHIN_MS);
        return setup;
    }
}
