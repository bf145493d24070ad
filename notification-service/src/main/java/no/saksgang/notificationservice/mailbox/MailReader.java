package no.saksgang.notificationservice.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message apart (RFC 2045, 5322), as leniently as mail programs do: what is wrong in one
 * part takes nothing from the others. Only what is no message at all, or more than the limits
 * allow, is refused.
 */
public final class MailReader {
    private static final Session SESSION = Session.getInstance(lenient());
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final Pattern PLAUSIBLE_ADDRESS = Pattern.compile("[^\\s<>@\"]+@[^\\s<>@\"]+");
    private static final int DEEPEST = 20;
    private static final int MOST_HEADERS = 1_000;
    private static final int MOST_REFERENCES = 100;
    private static final int DIGITS = 40;

    private final Arrived arrived;
    private final int mostParts;
    private final List<IncomingMail.CalendarText> calendars = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private final List<String> returned = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;
    private int parts;

    private MailReader(Arrived arrived, int mostParts) {
        this.arrived = arrived;
        this.mostParts = mostParts;
    }

    /**
     * @throws IncomingMail.Unreadable if it is too large, has too many parts, or is no message
     */
    public static IncomingMail read(Arrived arrived, ImapSettings settings) {
        return read(arrived, settings.parts());
    }

    static IncomingMail read(Arrived arrived, int mostParts) {
        if (!arrived.whole()) {
            throw new IncomingMail.Unreadable(
                    "the message has " + arrived.size() + " octets, which is more than is read");
        }
        try {
            return new MailReader(arrived, mostParts).read();
        } catch (MessagingException | IOException broken) {
            throw new IncomingMail.Unreadable("the message is broken", broken);
        }
    }

    /** What can be said of one that cannot be read: its header, as far as there is one. */
    public static IncomingMail headerOf(Arrived arrived) {
        try {
            return new MailReader(arrived, 0).header();
        } catch (MessagingException broken) {
            throw new IncomingMail.Unreadable("the message is broken", broken);
        }
    }

    private static Properties lenient() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }

    private IncomingMail read() throws MessagingException, IOException {
        var message = new MimeMessage(SESSION, new ByteArrayInputStream(arrived.octets()));
        if (!message.getAllHeaders().hasMoreElements()) {
            throw new IncomingMail.Unreadable("the message has no header");
        }
        collect(message, 0);
        return summary(message);
    }

    private IncomingMail header() throws MessagingException {
        return summary(new MimeMessage(SESSION, new ByteArrayInputStream(arrived.octets())));
    }

    private IncomingMail summary(MimeMessage message) throws MessagingException {
        var headers = headers(message.getAllHeaders());
        var from = addresses(headers, "from");
        var actors = new LinkedHashSet<String>();
        for (var name : List.of("from", "sender", "reply-to", "return-path")) {
            addresses(headers, name).forEach(it -> actors.add(it.address()));
        }
        var type = contentType(message);
        return new IncomingMail(
                id(headers),
                ids(headers, "message-id").stream().findFirst().orElse(null),
                from.isEmpty() ? null : from.getFirst(),
                List.copyOf(actors),
                decoded(first(headers, "subject")),
                date(first(headers, "date")),
                arrived.arrivedAt(),
                ids(headers, "in-reply-to"),
                ids(headers, "references").reversed(),
                headers,
                base(type),
                parameters(type),
                text,
                html,
                calendars,
                reports,
                returned,
                attachments);
    }

    /** The same message has the same, whatever servers on the way have put above it. */
    private String id(Map<String, List<String>> headers) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("message-id", "date", "from", "content-type")) {
                sha.update((first(headers, name) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (arrived.whole()) {
                var octets = arrived.octets();
                var body = body(octets);
                sha.update(octets, body, octets.length - body);
            } else {
                sha.update(
                        (arrived.validity() + "/" + arrived.uid())
                                .getBytes(StandardCharsets.UTF_8));
            }
            return "mail-" + HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static int body(byte[] octets) {
        for (var i = 0; i + 1 < octets.length; i++) {
            if (octets[i] == '\n'
                    && (octets[i + 1] == '\n'
                            || (octets[i + 1] == '\r'
                                    && i + 2 < octets.length
                                    && octets[i + 2] == '\n'))) {
                return i;
            }
        }
        return octets.length;
    }

    // --- parts

    private void collect(Part part, int depth) throws MessagingException, IOException {
        parts++;
        if (parts > mostParts || depth > DEEPEST) {
            throw new IncomingMail.Unreadable(
                    "the message has more than " + mostParts + " parts, or too deep ones");
        }
        var type = contentType(part);
        var base = base(type);
        if (base.startsWith("multipart/")) {
            multipart(part, type, depth);
        } else if (base.equals("message/delivery-status")
                || base.equals("message/global-delivery-status")) {
            reports.add(text(part, type));
        } else if (base.startsWith("message/") || base.equals("text/rfc822-headers")) {
            // What is enclosed is another's: nothing in it speaks for the sender.
            returned.add(text(part, type));
        } else if (isCalendar(part, base)) {
            calendars.add(
                    new IncomingMail.CalendarText(method(type), Calendars.unfolded(octets(part))));
        } else if (base.equals("text/plain") && text == null && !isAttachment(part)) {
            text = text(part, type);
        } else if (base.equals("text/html") && html == null && !isAttachment(part)) {
            html = text(part, type);
        } else {
            attachments.add(fileName(part).orElse(base));
        }
    }

    private void multipart(Part part, @Nullable ContentType type, int depth)
            throws MessagingException, IOException {
        var octets = octets(part);
        var header = part.getHeader("Content-Type");
        var multipart =
                new MimeMultipart(
                        new ByteArrayDataSource(
                                octets,
                                header == null || header.length == 0
                                        ? "multipart/mixed"
                                        : unfoldedHeader(header[0])));
        var inner = new ArrayList<BodyPart>();
        try {
            for (var i = 0; i < multipart.getCount(); i++) {
                inner.add(multipart.getBodyPart(i));
            }
        } catch (MessagingException noBoundary) {
            // Not what it says it is: read as the text that it looks like.
            if (text == null) {
                text = Charsets.text(octets, type == null ? null : type.getParameter("charset"));
            }
            return;
        }
        for (var it : inner) {
            collect(it, depth + 1);
        }
    }

    /** Also one that its sender's program calls something else, but for its name. */
    private static boolean isCalendar(Part part, String base) throws MessagingException {
        return base.equals("text/calendar")
                || base.equals("application/ics")
                || base.equals("text/x-vcalendar")
                || fileName(part)
                        .filter(it -> it.toLowerCase(Locale.ROOT).endsWith(".ics"))
                        .isPresent();
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        var disposition = part.getHeader("Content-Disposition");
        return disposition != null
                && disposition.length > 0
                && disposition[0].strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    private static Optional<String> fileName(Part part) {
        try {
            return Optional.ofNullable(part.getFileName()).map(MailReader::decoded);
        } catch (MessagingException wrong) {
            return Optional.empty();
        }
    }

    private static @Nullable String method(@Nullable ContentType type) {
        var method = type == null ? null : type.getParameter("method");
        return method == null ? null : method.strip().toUpperCase(Locale.ROOT);
    }

    private static String text(Part part, @Nullable ContentType type)
            throws MessagingException, IOException {
        return Charsets.text(octets(part), type == null ? null : type.getParameter("charset"));
    }

    /** The content, decoded as leniently as can be. */
    private static byte[] octets(Part part) throws MessagingException, IOException {
        var header = part.getHeader("Content-Transfer-Encoding");
        var encoding =
                header == null || header.length == 0
                        ? ""
                        : header[0].strip().toLowerCase(Locale.ROOT);
        try (var raw = raw(part)) {
            var octets = raw.readAllBytes();
            if (encoding.startsWith("base64")) {
                return base64(octets);
            }
            return encoding.startsWith("quoted-printable") ? quotedPrintable(octets) : octets;
        }
    }

    private static InputStream raw(Part part) throws MessagingException {
        try {
            return switch (part) {
                case MimeMessage message -> message.getRawInputStream();
                case MimeBodyPart body -> body.getRawInputStream();
                default -> throw new MessagingException("a part of no known kind");
            };
        } catch (MessagingException empty) {
            if (part.getSize() <= 0) {
                return InputStream.nullInputStream();
            }
            throw empty;
        }
    }

    private static byte[] base64(byte[] octets) {
        var clean = new ByteArrayOutputStream(octets.length);
        for (var octet : octets) {
            if ((octet >= 'A' && octet <= 'Z')
                    || (octet >= 'a' && octet <= 'z')
                    || (octet >= '0' && octet <= '9')
                    || octet == '+'
                    || octet == '/') {
                clean.write(octet);
            }
        }
        // A lone digit at the end is half an octet, lost on the way.
        var digits = clean.toByteArray();
        var whole = digits.length % 4 == 1 ? digits.length - 1 : digits.length;
        return Base64.getDecoder().decode(Arrays.copyOf(digits, whole));
    }

    private static byte[] quotedPrintable(byte[] octets) throws IOException {
        try (var in = new QPDecoderStream(new ByteArrayInputStream(octets))) {
            return in.readAllBytes();
        }
    }

    // --- headers

    private static Map<String, List<String>> headers(Enumeration<Header> all) {
        var headers = new LinkedHashMap<String, List<String>>();
        var seen = 0;
        for (var header : Collections.list(all)) {
            if (++seen > MOST_HEADERS) {
                break;
            }
            headers.computeIfAbsent(
                            header.getName().strip().toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(unfoldedHeader(header.getValue()));
        }
        return headers;
    }

    private static String unfoldedHeader(@Nullable String value) {
        return value == null ? "" : value.replaceAll("[\\r\\n]+", " ").strip();
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    private static List<String> ids(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .flatMap(it -> MESSAGE_ID.matcher(it).results())
                .map(it -> it.group())
                .limit(MOST_REFERENCES)
                .toList();
    }

    private static List<IncomingMail.Sender> addresses(
            Map<String, List<String>> headers, String name) {
        var found = new ArrayList<IncomingMail.Sender>();
        for (var value : headers.getOrDefault(name, List.of())) {
            try {
                for (var it : InternetAddress.parseHeader(value, false)) {
                    add(found, it.getPersonal(), it.getAddress());
                }
            } catch (AddressException wrong) {
                var plausible = PLAUSIBLE_ADDRESS.matcher(value);
                if (plausible.find()) {
                    add(found, null, plausible.group());
                }
            }
        }
        return found;
    }

    private static void add(
            List<IncomingMail.Sender> found, @Nullable String name, @Nullable String address) {
        if (address != null && PLAUSIBLE_ADDRESS.matcher(address).matches()) {
            found.add(
                    new IncomingMail.Sender(
                            name == null ? "" : decoded(name), address.toLowerCase(Locale.ROOT)));
        }
    }

    private static String decoded(String text) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(text)).strip();
        } catch (UnsupportedEncodingException unknown) {
            return text.strip();
        }
    }

    private static @Nullable Instant date(String text) {
        try {
            return text.isBlank() ? null : new MailDateFormat().parse(text).toInstant();
        } catch (java.text.ParseException | RuntimeException wrong) {
            return null;
        }
    }

    private static @Nullable ContentType contentType(Part part) throws MessagingException {
        var header = part.getHeader("Content-Type");
        if (header == null || header.length == 0) {
            return null;
        }
        var value = unfoldedHeader(header[0]);
        try {
            return new ContentType(value);
        } catch (ParseException wrong) {
            try {
                return new ContentType(value.split("[;\\s]", 2)[0]);
            } catch (ParseException stillWrong) {
                return null;
            }
        }
    }

    private static String base(@Nullable ContentType type) {
        return type == null ? "text/plain" : type.getBaseType().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> parameters(@Nullable ContentType type) {
        var parameters = new LinkedHashMap<String, String>();
        var list = type == null ? null : type.getParameterList();
        if (list != null) {
            for (var name : Collections.list(list.getNames())) {
                var value = list.get(name);
                if (value != null) {
                    parameters.put(name.toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return parameters;
    }
}
