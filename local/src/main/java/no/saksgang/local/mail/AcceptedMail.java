package no.saksgang.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/**
 * One message that the mail server has taken responsibility for (answered 250).
 *
 * @param index its place in the order of arrival, from 1
 * @param acceptedAt when, by the machine's clock
 * @param sender the address of the envelope (MAIL FROM), in lower case; empty for a bounce
 * @param recipients the addresses of the envelope (RCPT TO), in lower case and sorted
 * @param raw the message as it came, octet by octet; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by index, never by content
public record AcceptedMail(
        int index, Instant acceptedAt, String sender, List<String> recipients, byte[] raw) {
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    public AcceptedMail {
        recipients = List.copyOf(recipients);
    }

    /**
     * The message, parsed anew at every call, for the caller alone.
     *
     * @throws IllegalStateException if it is not a message by RFC 5322
     */
    public MimeMessage message() {
        try {
            return new MimeMessage(NO_SESSION, new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("message " + index + " cannot be read", e);
        }
    }
}
