package no.saksgang.local.page;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import no.saksgang.local.mail.AcceptedMail;
import org.jspecify.annotations.Nullable;

/**
 * A message as one reads it. Whatever a message lacks or has wrong is left empty: it came over the
 * network.
 *
 * @param date what it says of its own time, if it does
 */
record Letter(
        String from,
        String to,
        String subject,
        Optional<Instant> date,
        Optional<String> text,
        Optional<String> html,
        Optional<String> calendar) {

    static Letter read(AcceptedMail mail) {
        var message = mail.message();
        return new Letter(
                header(() -> people(message.getFrom())),
                header(() -> people(message.getAllRecipients())),
                header(message::getSubject),
                date(message),
                body(message, "text/plain"),
                body(message, "text/html"),
                body(message, "text/calendar"));
    }

    private static Optional<Instant> date(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getSentDate()).map(Date::toInstant);
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String people(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Letter::person).collect(Collectors.joining(", "));
    }

    private static String person(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + ">"
                : address.toString();
    }

    private interface Header {
        @Nullable String read() throws MessagingException;
    }

    private static String header(Header header) {
        try {
            var value = header.read();
            return value == null ? "" : value;
        } catch (MessagingException e) {
            return "";
        }
    }

    private static Optional<String> body(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return Optional.of(decoded(part));
            }
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var found = body(parts.getBodyPart(i), type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        try (InputStream octets = part.getInputStream()) {
            return new String(octets.readAllBytes(), charset(part));
        }
    }

    private static Charset charset(Part part) throws MessagingException {
        var named = new ContentType(part.getContentType()).getParameter("charset");
        try {
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
