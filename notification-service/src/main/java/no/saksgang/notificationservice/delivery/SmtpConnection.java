package no.saksgang.notificationservice.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import no.saksgang.notificationservice.message.Mail;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the mail server that is kept open. It stops before the final dot until the ledger
 * knows (Jakarta Mail's hook for this is {@link SMTPTransport#finishData}): after the dot the
 * server may have the mail although we never hear so (RFC 1047).
 */
final class SmtpConnection extends SMTPTransport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");
    private static final int LONGEST_REPLY = 200;
    private static final int GOES_AWAY = 421;
    private static final int TAKEN = 250;
    private static final int NOT_NOW = 400;
    private static final int NEVER = 500;

    private BooleanSupplier beforeTheDot = () -> true;
    private boolean dotGoesOut;
    private volatile boolean open;
    private boolean refusedByUs;

    private SmtpConnection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /**
     * @throws MessagingException if the server does not answer, or will not have us
     */
    @SuppressWarnings("MustBeClosedChecker") // kept open; whoever asked for it closes it
    static SmtpConnection open(SmtpSettings settings) throws MessagingException {
        var connection = new SmtpConnection(Session.getInstance(settings.properties()));
        connection.connect(
                settings.host(),
                settings.port(),
                settings.login() ? settings.username() : null,
                settings.login() ? settings.password() : null);
        return connection;
    }

    /** What became of one try. */
    sealed interface Outcome {
        /** The server has it. */
        record Taken(String reply) implements Outcome {}

        /**
         * @param goesAway whether the server closes the connection with it (421)
         */
        record NotNow(int code, boolean goesAway) implements Outcome {}

        record Never(int code, @Nullable String enhancedCode) implements Outcome {}

        /** The dot went out, and no answer came. */
        record InDoubt() implements Outcome {}

        /** The connection broke before the dot: the server does not have it. */
        record Broken() implements Outcome {}

        /** The ledger said no, and the dot did not go out. */
        record NotOurs() implements Outcome {}
    }

    /**
     * Sends one mail.
     *
     * @param handOver asked just before the final dot; false keeps it from going out
     */
    Outcome send(Mail mail, BooleanSupplier handOver) {
        beforeTheDot = handOver;
        dotGoesOut = false;
        refusedByUs = false;
        try {
            sendMessage(new Written(session, mail), new Address[] {new InternetAddress(mail.to())});
            return new Outcome.Taken(reply());
        } catch (AddressException unusable) {
            return new Outcome.Never(553, "5.1.3");
        } catch (MessagingException failed) {
            var outcome = refusedByUs ? new Outcome.NotOurs() : outcome(failed);
            startOver(failed);
            return outcome;
        } catch (RuntimeException ours) {
            // Whatever it is, what the server has of this mail is told by the dot alone.
            LOG.error("sending a mail failed", ours);
            return dotGoesOut ? new Outcome.InDoubt() : new Outcome.Broken();
        }
    }

    /** After a refused MAIL or DATA the server may still be in the middle of it. */
    private synchronized void startOver(MessagingException failed) {
        if (!dotGoesOut && isOpen() && failed instanceof SMTPSendFailedException) {
            try {
                issueCommand("RSET", TAKEN);
            } catch (MessagingException gone) {
                open = false;
            }
        }
    }

    /** Whether there still is a connection, as far as we know without asking the server. */
    boolean isOpen() {
        return open && getLastReturnCode() != GOES_AWAY;
    }

    @Override
    protected synchronized void setConnected(boolean connected) {
        super.setConnected(connected);
        open = connected;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!beforeTheDot.getAsBoolean()) {
            refusedByUs = true;
            // An IOException makes the transport drop the connection, so the server drops the
            // message.
            throw new IOException("the row is another's");
        }
        dotGoesOut = true;
        super.finishData();
    }

    private Outcome outcome(MessagingException failed) {
        var code = code(failed);
        if (code >= NEVER) {
            return new Outcome.Never(code, enhanced());
        }
        if (code >= NOT_NOW) {
            return new Outcome.NotNow(code, code == GOES_AWAY);
        }
        return dotGoesOut ? new Outcome.InDoubt() : new Outcome.Broken();
    }

    /** The server's answer, wherever in the chain it is; 0 if there was none. */
    private static int code(MessagingException failed) {
        for (Exception at = failed;
                at instanceof MessagingException it;
                at = it.getNextException()) {
            var code =
                    switch (it) {
                        case SMTPAddressFailedException recipient -> recipient.getReturnCode();
                        case SMTPSenderFailedException sender -> sender.getReturnCode();
                        case SMTPSendFailedException command -> command.getReturnCode();
                        default -> 0;
                    };
            if (code >= NOT_NOW) {
                return code;
            }
        }
        return 0;
    }

    private @Nullable String enhanced() {
        var reply = getLastServerResponse();
        var found = reply == null ? null : ENHANCED.matcher(reply);
        return found != null && found.find() ? found.group(1) : null;
    }

    /** What the server said, on one line and without addresses. */
    private String reply() {
        var reply = getLastServerResponse();
        var line =
                ADDRESS.matcher(reply == null ? Integer.toString(TAKEN) : reply)
                        .replaceAll("…")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
        return line.substring(0, Math.min(line.length(), LONGEST_REPLY));
    }

    /** A message that is written already: it goes out byte by byte as it is. */
    private static final class Written extends MimeMessage {
        private final Mail mail;

        Written(Session session, Mail mail) throws MessagingException {
            super(session);
            this.mail = mail;
        }

        @Override
        public Address[] getFrom() throws MessagingException {
            return new Address[] {new InternetAddress(mail.from())};
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(mail.content());
        }
    }
}
