package no.saksgang.local.player;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message as a member's mail program would: its subject, and the calendar parts with what a
 * calendar goes by.
 */
final class MailReader {
    private MailReader() {}

    /**
     * @throws IllegalStateException if the message or a calendar part of it cannot be read
     */
    static SeenMail read(List<String> recipients, MimeMessage message) {
        try {
            var calendars = new ArrayList<SeenMail.Calendar>();
            collect(message, calendars);
            return new SeenMail(
                    recipients, Optional.ofNullable(message.getSubject()).orElse(""), calendars);
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(
                    "a mail to " + recipients + " cannot be read", unreadable);
        }
    }

    private static void collect(Part part, List<SeenMail.Calendar> into)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (var i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), into);
            }
        } else if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
            // RFC 5545, 3.1.4: UTF-8 whatever the header says or leaves out.
            var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            into.add(calendar(text, new ContentType(part.getContentType()).getParameter("method")));
        }
    }

    static SeenMail.Calendar calendar(String text, @Nullable String methodOfHeader) {
        // RFC 5545, 3.1: a line break and a blank fold a line.
        var lines = text.replaceAll("\r?\n[ \t]", "").lines().toList();
        var method = "";
        var uid = "";
        var sequence = 0;
        var open = new ArrayList<String>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            var name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            var inEvent = !open.isEmpty() && open.getLast().equals("VEVENT");
            switch (name) {
                case "BEGIN" -> open.add(value);
                case "END" -> {
                    if (!open.isEmpty()) {
                        open.removeLast();
                    }
                }
                case "METHOD" -> method = value;
                case "UID" -> uid = inEvent ? value : uid;
                case "SEQUENCE" -> sequence = inEvent ? Integer.parseInt(value) : sequence;
                default -> {
                    // Not what a calendar recognises an entry by.
                }
            }
        }
        return new SeenMail.Calendar(
                methodOfHeader == null || methodOfHeader.equalsIgnoreCase(method)
                        ? method
                        : method + "≠" + methodOfHeader,
                uid,
                sequence);
    }
}
