package no.saksgang.local.player;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.mail.Mailbox;
import no.saksgang.local.scenario.Deed;

/**
 * Answers an invitation as a member's calendar does: takes the newest one from their mailbox and
 * mails a METHOD:REPLY to its organizer (RFC 5546, 3.2.3; RFC 6047).
 */
final class CalendarAnswers {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Set<String> KEPT =
            Set.of("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER");
    private static final int FOLD = 70;

    private final Mailbox mailbox;
    private final InetSocketAddress smtp;
    private final Cast cast;
    private final CalendarEntries entries;
    private final Supplier<Instant> now;

    CalendarAnswers(
            Mailbox mailbox,
            InetSocketAddress smtp,
            Cast cast,
            CalendarEntries entries,
            Supplier<Instant> now) {
        this.mailbox = mailbox;
        this.smtp = smtp;
        this.cast = cast;
        this.entries = entries;
        this.now = now;
    }

    /**
     * @param subject {@code meeting/m1}
     * @throws PlayFailed if there is no invitation, or the mail server will not have the answer
     */
    void send(String subject, String member, Deed.Reply reply) {
        var address = cast.addressOf(member);
        var uids = entries.of(Set.of(subject));
        var all = mailbox.all();
        for (var i = all.size() - 1; i >= 0; i--) {
            var mail = all.get(i);
            if (mail.recipients().contains(address)) {
                var invitation = invitation(mail, uids);
                if (invitation.isPresent()) {
                    send(mail, invitation.get(), member, address, reply);
                    return;
                }
            }
        }
        throw new PlayFailed(
                "ventet en innkalling i postkassen til "
                        + cast.nameOf(member)
                        + " å svare på, men der er ingen");
    }

    /** The lines of the mail's calendar, unfolded, if it invites to one of these. */
    private static Optional<List<String>> invitation(AcceptedMail mail, Set<String> uids) {
        try {
            return calendar(mail.message())
                    .map(it -> it.replaceAll("\r?\n[ \t]", "").lines().toList())
                    .filter(it -> it.contains("METHOD:REQUEST"))
                    .filter(it ->
                            uids.isEmpty()
                                    || it.stream()
                                            .anyMatch(line ->
                                                    line.startsWith("UID:")
                                                            && uids.contains(line.substring(4))));
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> calendar(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            var parts = (Multipart) part.getContent();
            for (var i = 0; i < parts.getCount(); i++) {
                var found = calendar(parts.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return part.isMimeType("text/calendar")
                ? Optional.of(
                        new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private void send(
            AcceptedMail invitation,
            List<String> calendar,
            String member,
            String address,
            Deed.Reply reply) {
        try {
            var properties = new Properties();
            properties.setProperty("mail.smtp.host", smtp.getHostString());
            properties.setProperty("mail.smtp.port", Integer.toString(smtp.getPort()));
            properties.setProperty("mail.smtp.connectiontimeout", "5000");
            properties.setProperty("mail.smtp.timeout", "10000");
            properties.setProperty("mail.smtp.writetimeout", "10000");
            var asked = invitation.message();
            var message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress(address, cast.nameOf(member), "UTF-8"));
            message.setRecipient(MimeMessage.RecipientType.TO, asked.getFrom()[0]);
            message.setSubject(word(reply) + ": " + asked.getSubject(), "UTF-8");
            message.setSentDate(Date.from(now.get()));
            message.setHeader("In-Reply-To", asked.getMessageID());
            message.setContent(content(calendar, member, address, reply));
            message.saveChanges();
            Transport.send(message);
        } catch (MessagingException | IOException refused) {
            throw new PlayFailed(
                    "ventet at e-posttjeneren tok imot svaret fra "
                            + cast.nameOf(member)
                            + ", men "
                            + refused.getMessage());
        }
    }

    private MimeMultipart content(
            List<String> calendar, String member, String address, Deed.Reply reply)
            throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(reply.comment() == null ? "" : reply.comment(), "UTF-8");
        var answer = new MimeBodyPart();
        answer.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                calendarOf(calendar, member, address, reply)
                                        .getBytes(StandardCharsets.UTF_8),
                                "text/calendar; method=REPLY; charset=UTF-8")));
        answer.setHeader("Content-Transfer-Encoding", "base64");
        return new MimeMultipart("alternative", text, answer);
    }

    private String calendarOf(List<String> asked, String member, String address, Deed.Reply reply) {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("PRODID:-//Saksgang//Avspiller//NO");
        lines.add("VERSION:2.0");
        lines.add("METHOD:REPLY");
        lines.addAll(component(asked, "VTIMEZONE"));
        lines.add("BEGIN:VEVENT");
        lines.add("DTSTAMP:" + UTC.format(now.get()));
        component(asked, "VEVENT").stream()
                .filter(it -> KEPT.contains(it.split("[;:]", 2)[0]))
                .forEach(lines::add);
        lines.add(
                "ATTENDEE;PARTSTAT=%s;CN=\"%s\":MAILTO:%s"
                        .formatted(reply.choice(), cast.nameOf(member).replace("\"", ""), address));
        if (reply.comment() != null) {
            lines.add(
                    "COMMENT:"
                            + reply.comment()
                                    .strip()
                                    .replace("\\", "\\\\")
                                    .replace(",", "\\,")
                                    .replace(";", "\\;")
                                    .replace("\n", "\\n"));
        }
        lines.add("END:VEVENT");
        lines.add("END:VCALENDAR");
        var folded = new StringBuilder();
        lines.forEach(it -> fold(it, folded));
        return folded.toString();
    }

    /** A component with its lines; of an event without those of its alarms. */
    private static List<String> component(List<String> calendar, String name) {
        var lines = new ArrayList<String>();
        var inside = false;
        var nested = 0;
        for (var line : calendar) {
            if (line.equals("BEGIN:" + name)) {
                inside = true;
            }
            if (inside) {
                nested += line.equals("BEGIN:VALARM") ? 1 : 0;
                if (nested == 0) {
                    lines.add(line);
                }
                nested -= line.equals("END:VALARM") ? 1 : 0;
            }
            if (line.equals("END:" + name)) {
                inside = false;
            }
        }
        return lines;
    }

    private static void fold(String line, StringBuilder into) {
        var column = 0;
        for (var i = 0; i < line.length(); ) {
            var c = line.codePointAt(i);
            var octets = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (column + octets > FOLD) {
                into.append("\r\n ");
                column = 1;
            }
            into.appendCodePoint(c);
            column += octets;
            i += Character.charCount(c);
        }
        into.append("\r\n");
    }

    private static String word(Deed.Reply reply) {
        return switch (reply.choice()) {
            case ACCEPTED -> "Godtatt";
            case TENTATIVE -> "Foreløpig";
            case DECLINED -> "Avslått";
        };
    }
}
