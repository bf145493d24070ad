package no.saksgang.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback: SMTP that takes everything, and IMAP, where every address is a mailbox
 * and its own login with any password. It can be stopped and started again on the same ports, and
 * remembers what it took before.
 */
public final class MailServer implements AutoCloseable {
    private static final long STARTS_WITHIN_MS = 20_000;

    private final List<MimeMessage> takenEarlier = new ArrayList<>();
    private int smtpPort;
    private int imapPort;
    private @Nullable GreenMail running;

    /** Starts on free ports. */
    public MailServer() {
        start();
    }

    public synchronized void start() {
        if (running != null) {
            return;
        }
        var server =
                new GreenMail(
                        new ServerSetup[] {
                            setup(smtpPort, ServerSetup.PROTOCOL_SMTP),
                            setup(imapPort, ServerSetup.PROTOCOL_IMAP)
                        });
        server.getUserManager().setAuthRequired(false);
        server.start();
        smtpPort = server.getSmtp().getPort();
        imapPort = server.getImap().getPort();
        running = server;
    }

    private static ServerSetup setup(int port, String protocol) {
        var setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(STARTS_WITHIN_MS);
        return setup;
    }

    /** An outage: connections are cut, and new ones refused. Mailboxes are empty after it. */
    public synchronized void stop() {
        if (running != null) {
            var server = running;
            running = null;
            // Kept, since the server forgets its mailboxes while it stops.
            var mailboxes = server.getManagers().getImapHostManager();
            server.stop();
            mailboxes.getAllMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .forEach(takenEarlier::add);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public String host() {
        return "127.0.0.1";
    }

    public synchronized int smtpPort() {
        return smtpPort;
    }

    public synchronized int imapPort() {
        return imapPort;
    }

    /** Every message that the server took, one for each recipient, before and after outages. */
    public synchronized List<MimeMessage> messages() {
        var all = new ArrayList<>(takenEarlier);
        if (running != null) {
            all.addAll(Arrays.asList(running.getReceivedMessages()));
        }
        return all;
    }

    /** Those of {@link #messages} that are addressed to one. */
    public List<MimeMessage> messagesTo(String address) {
        return messages().stream().filter(message -> isTo(address, message)).toList();
    }

    /** Forgets what was taken so far. */
    public synchronized void forget() {
        takenEarlier.clear();
        if (running != null) {
            try {
                running.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new IllegalStateException("the mailboxes cannot be emptied", e);
            }
        }
    }

    private static boolean isTo(String address, MimeMessage message) {
        try {
            var recipients = message.getAllRecipients();
            return recipients != null
                    && Arrays.stream(recipients)
                            .anyMatch(it ->
                                    it instanceof InternetAddress internet
                                            && address.equalsIgnoreCase(internet.getAddress()));
        } catch (MessagingException e) {
            throw new IllegalStateException("a message without readable recipients", e);
        }
    }
}
