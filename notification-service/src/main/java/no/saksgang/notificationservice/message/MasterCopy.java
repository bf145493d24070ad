package no.saksgang.notificationservice.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.saksgang.events.Contact;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail to many, written but for what is each one's own: the name, the address, the ATTENDEE, the
 * links, the Message-ID. To copy it is cheap.
 */
public final class MasterCopy {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
    // "=_" can stand neither in quoted-printable nor in base64 (RFC 2045, 6.7).
    private static final String MIXED = "=_saksgang-mixed";
    private static final String ALTERNATIVE = "=_saksgang-alternative";

    private final byte[] head;
    private final List<String> unsubscribe;
    private final Printable text;
    private final Printable html;
    private final @Nullable CalendarPart calendar;
    private final String from;
    private final Function<MemberId, String> messageId;
    private final UnaryOperator<byte[]> signed;
    private final Function<MemberId, Map<Mark, String>> tokens;

    /**
     * @param more headers of this mail, each written whole
     * @param unsubscribe how one leaves the list, each way in angle brackets; empty for what is
     *     none
     * @param signed what is done to each message at last
     */
    MasterCopy(
            Letter letter,
            String text,
            String html,
            @Nullable CalendarPart calendar,
            String fromName,
            String from,
            @Nullable Contact replyTo,
            List<String> more,
            List<String> unsubscribe,
            Function<MemberId, String> messageId,
            Function<MemberId, Map<Mark, String>> tokens,
            UnaryOperator<byte[]> signed) {
        this.unsubscribe = unsubscribe;
        this.text = Printable.of(text);
        this.html = Printable.of(html);
        this.calendar = calendar;
        this.from = from;
        this.messageId = messageId;
        this.signed = signed;
        this.tokens = tokens;
        var fixed = new StringBuilder();
        fixed.append(Header.address("From", fromName, from));
        if (replyTo != null) {
            fixed.append(Header.address("Reply-To", replyTo.name(), replyTo.email()));
        }
        fixed.append(Header.text("Subject", letter.subject()));
        more.forEach(fixed::append);
        fixed.append(Header.token("Auto-Submitted", "auto-generated"));
        fixed.append(Header.token("Content-Language", letter.lang()));
        fixed.append(Header.token("MIME-Version", "1.0"));
        this.head = fixed.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The message to one.
     *
     * @param date when it is sent
     * @throws IllegalArgumentException if their address is none that can be sent to
     */
    public Mail to(Recipient recipient, Instant date) {
        var id = messageId.apply(recipient.member());
        var out = new ByteArrayOutputStream(32_000);
        ascii(out, Header.token("Date", DATE.format(date.atOffset(ZoneOffset.UTC))));
        ascii(out, Header.address("To", recipient.name(), recipient.email()));
        ascii(out, Header.token("Message-ID", id));
        out.writeBytes(head);
        var personal = new EnumMap<>(tokens.apply(recipient.member()));
        if (!unsubscribe.isEmpty()) {
            ascii(
                    out,
                    "List-Unsubscribe: "
                            + Mark.filled(String.join(",\r\n ", unsubscribe), personal)
                            + "\r\n");
            ascii(out, Header.token("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        if (calendar == null) {
            alternative(out, recipient, personal, null);
        } else {
            var written = calendar.to(recipient, personal).getBytes(StandardCharsets.UTF_8);
            var encoded = BASE64.encode(written);
            ascii(out, "Content-Type: multipart/mixed; boundary=\"" + MIXED + "\"\r\n\r\n");
            ascii(out, "--" + MIXED + "\r\n");
            alternative(out, recipient, personal, encoded);
            ascii(out, "\r\n--" + MIXED + "\r\n");
            ascii(out, Header.token("Content-Type", "application/ics; name=\"invite.ics\""));
            ascii(out, Header.token("Content-Disposition", "attachment; filename=\"invite.ics\""));
            ascii(out, Header.token("Content-Transfer-Encoding", "base64") + "\r\n");
            out.writeBytes(encoded);
            ascii(out, "\r\n--" + MIXED + "--\r\n");
        }
        return new Mail(id, from, recipient.email(), signed.apply(out.toByteArray()));
    }

    private void alternative(
            ByteArrayOutputStream out,
            Recipient recipient,
            Map<Mark, String> personal,
            byte @Nullable [] calendarInBase64) {
        var called = called(recipient.name());
        ascii(out, "Content-Type: multipart/alternative; boundary=\"" + ALTERNATIVE + "\"\r\n\r\n");
        ascii(out, "--" + ALTERNATIVE + "\r\n");
        ascii(out, Header.token("Content-Type", "text/plain; charset=UTF-8"));
        ascii(out, Header.token("Content-Transfer-Encoding", "quoted-printable") + "\r\n");
        personal.put(Mark.NAME, called);
        text.write(personal, out);
        ascii(out, "\r\n--" + ALTERNATIVE + "\r\n");
        ascii(out, Header.token("Content-Type", "text/html; charset=UTF-8"));
        ascii(out, Header.token("Content-Transfer-Encoding", "quoted-printable") + "\r\n");
        personal.put(Mark.NAME, HtmlUtils.htmlEscape(called, "UTF-8"));
        html.write(personal, out);
        if (calendarInBase64 != null && calendar != null) {
            ascii(out, "\r\n--" + ALTERNATIVE + "\r\n");
            ascii(
                    out,
                    Header.token(
                            "Content-Type",
                            "text/calendar; method=" + calendar.method() + "; charset=UTF-8"));
            ascii(out, Header.token("Content-Transfer-Encoding", "base64") + "\r\n");
            out.writeBytes(calendarInBase64);
        }
        ascii(out, "\r\n--" + ALTERNATIVE + "--\r\n");
    }

    /** By the first name, as people do; the whole name where it is not clear which that is. */
    private static String called(String name) {
        var plain = Plain.line(name);
        var space = plain.indexOf(' ');
        return space < 0 || plain.indexOf(',') >= 0 ? plain : plain.substring(0, space);
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
