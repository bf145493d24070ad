package no.saksgang.local.bench;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor of all mailing: a loop over kept connections that writes and sends, and remembers
 * nothing.
 */
final class BareMailer implements AutoCloseable {
    private final Session session;
    private final ArrayList<Transport> connections = new ArrayList<>();

    BareMailer(int port, int count) {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        session = Session.getInstance(properties);
        try {
            for (var i = 0; i < count; i++) {
                var connection = session.getTransport("smtp");
                connection.connect();
                connections.add(connection);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends so many mails, each to one recipient, shared evenly over the connections. */
    void send(int mails) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var shares = new ArrayList<Future<?>>();
            for (var i = 0; i < connections.size(); i++) {
                var connection = connections.get(i);
                var first = i;
                shares.add(
                        pool.submit(() -> {
                            for (var n = first; n < mails; n += connections.size()) {
                                var message = message(n);
                                connection.sendMessage(message, message.getAllRecipients());
                            }
                            return null;
                        }));
            }
            for (var share : shares) {
                share.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage message(int n) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(Load.NEWS + "\n\nHilsen sekretariatet", StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(
                "<html><body><p>" + Load.NEWS + "</p></body></html>",
                StandardCharsets.UTF_8.name(),
                "html");
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress("saksgang@saksgang.example"));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress("medlem" + n + "@kommune.example"));
        message.setSubject("Nytt fra Viddaregionen", StandardCharsets.UTF_8.name());
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    @Override
    public void close() {
        for (var connection : connections) {
            try {
                connection.close();
            } catch (MessagingException e) {
                // It is closed all the same.
            }
        }
    }
}
