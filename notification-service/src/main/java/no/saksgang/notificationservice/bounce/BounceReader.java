package no.saksgang.notificationservice.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.Tidy;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * Recognises bounces: delivery status notifications (RFC 3464), as Postfix, Exchange, Gmail,
 * Sendmail and SES send them, and the letters that Exim and qmail write instead.
 */
public final class BounceReader {
    private static final Pattern STATUS =
            Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ \\-]|$)");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]\",;:]+@[^\\s<>()\\[\\]\",;:]+");
    private static final Pattern MESSAGE_ID =
            Pattern.compile(
                    "^(?:x-ms-exchange-parent-|original-)?message-id:\\s*(<[^<>\\s]{1,500}>)",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Where the copy of the message begins in the letters that have no parts. */
    private static final Pattern COPY_BEGINS =
            Pattern.compile(
                    "^(?:-{3,} ?(?:this is a copy of|the body of the message|original message follows|below this line is a copy).*"
                            + "|--- (?:below this line|enclosed are).*"
                            + "|-{5,} ?forwarded message.*)$",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern LETTER_BEGINS =
            Pattern.compile(
                    String.join(
                            "|",
                            "this message was created automatically by mail delivery software",
                            "this is the qmail-send program",
                            "i'm afraid i wasn't able to deliver your message",
                            "this is the mail system at host",
                            "this is the postfix program at host",
                            "the following addresses had permanent fatal errors",
                            "the original message was received at",
                            "your message wasn't delivered",
                            "delivery has failed to these recipients",
                            "delivery to the following recipients? failed",
                            "could not be delivered to one or more",
                            "undeliverable"),
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DELAYED =
            Pattern.compile(
                    "message .{0,60}delayed|has been delayed|delivery (is |has been )?delayed"
                            + "|will be retried|not yet been delivered|warning message only"
                            + "|kept trying|keep trying|has not been delivered",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern FINAL =
            Pattern.compile(
                    "permanent error|permanent fatal|i've given up|could not be delivered to one",
                    Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_DIAGNOSTIC = 300;
    private static final int MOST_IDS = 20;

    private BounceReader() {}

    /** What is said of our message; empty if this is no bounce. */
    public static Optional<Bounce> read(IncomingMail mail) {
        var notified =
                mail.reports().stream()
                        .flatMap(it -> report(it).stream())
                        .findFirst()
                        .map(it -> bounce(mail, it));
        return notified.isPresent() || !isFromAServer(mail) ? notified : letter(mail);
    }

    /** The first recipient of a report; our messages have one each. */
    private record Reported(
            Bounce.Outcome outcome, List<String> recipients, String status, String diagnostic) {}

    private static Optional<Reported> report(String text) {
        try {
            var octets = blocks(text).getBytes(StandardCharsets.UTF_8);
            var report = new DeliveryStatus(new ByteArrayInputStream(octets));
            for (var i = 0; i < report.getRecipientDSNCount(); i++) {
                var it = report.getRecipientDSN(i);
                var outcome = outcome(value(it, "Action"), value(it, "Status"));
                if (outcome.isPresent()) {
                    return Optional.of(
                            new Reported(
                                    outcome.get(),
                                    Stream.of(
                                                    "Original-Recipient",
                                                    "Final-Recipient",
                                                    "X-Actual-Recipient")
                                            .map(name -> value(it, name))
                                            .flatMap(BounceReader::addresses)
                                            .distinct()
                                            .toList(),
                                    value(it, "Status"),
                                    value(it, "Diagnostic-Code")));
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException broken) {
            return Optional.empty();
        }
    }

    /** RFC 3464 has an empty line between blocks; some servers have two, or spaces on it. */
    private static String blocks(String text) {
        return text.replace("\r\n", "\n")
                        .replaceAll("(?m)^[ \\t]+$", "")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                        .replace("\n", "\r\n")
                + "\r\n\r\n";
    }

    private static String value(InternetHeaders headers, String name) {
        var value = headers.getHeader(name, null);
        return value == null ? "" : value.replaceAll("[\\r\\n]+\\s*", " ").strip();
    }

    private static Optional<Bounce.Outcome> outcome(String action, String status) {
        var word = action.toLowerCase(Locale.ROOT).split("[\\s(;]", 2)[0];
        return switch (word) {
            case "failed" -> Optional.of(Bounce.Outcome.FAILED);
            case "delayed" -> Optional.of(Bounce.Outcome.DELAYED);
            case "delivered", "relayed", "expanded" -> Optional.of(Bounce.Outcome.DELIVERED);
            default -> {
                var digit = status.isEmpty() ? ' ' : status.charAt(0);
                yield switch (digit) {
                    case '5' -> Optional.of(Bounce.Outcome.FAILED);
                    case '4' -> Optional.of(Bounce.Outcome.DELAYED);
                    case '2' -> Optional.of(Bounce.Outcome.DELIVERED);
                    default -> Optional.empty();
                };
            }
        };
    }

    private static Bounce bounce(IncomingMail mail, Reported reported) {
        var words = reported.diagnostic().replaceFirst("(?i)^smtp\\s*;\\s*", "");
        return new Bounce(
                messageIds(mail, ""),
                reported.recipients(),
                reported.outcome(),
                code(words),
                first(STATUS, reported.status()).or(() -> first(STATUS, words)).orElse(null),
                withoutAddresses(words));
    }

    // --- letters

    private static boolean isFromAServer(IncomingMail mail) {
        if (mail.header("x-failed-recipients").isPresent()
                || mail.typeParameters()
                        .getOrDefault("report-type", "")
                        .equalsIgnoreCase("delivery-status")) {
            return true;
        }
        var nobody =
                mail.header("return-path")
                        .filter(it -> it.replace(" ", "").equals("<>"))
                        .isPresent();
        var name =
                mail.from() == null
                        ? ""
                        : mail.from().address().substring(0, mail.from().address().indexOf('@'));
        var server =
                List.of("mailer-daemon", "postmaster", "mail-daemon", "mdaemon").contains(name);
        return (nobody || server) && LETTER_BEGINS.matcher(words(mail)).find();
    }

    private static String words(IncomingMail mail) {
        return mail.subject() + "\n" + (mail.text() == null ? "" : mail.text());
    }

    private static Optional<Bounce> letter(IncomingMail mail) {
        var text = mail.text() == null ? "" : mail.text().replace("\r\n", "\n");
        var copy = COPY_BEGINS.matcher(text);
        var begins = copy.find() ? copy.start() : text.length();
        var said = text.substring(0, begins);
        var about = mail.subject() + "\n" + said;
        var recipients = new LinkedHashSet<String>();
        mail.header("x-failed-recipients").ifPresent(it -> addresses(it).forEach(recipients::add));
        if (recipients.isEmpty()) {
            addresses(said).limit(1).forEach(recipients::add);
        }
        var delayed = DELAYED.matcher(about).find() && !FINAL.matcher(about).find();
        return Optional.of(
                new Bounce(
                        messageIds(mail, text.substring(begins)),
                        List.copyOf(recipients),
                        delayed ? Bounce.Outcome.DELAYED : Bounce.Outcome.FAILED,
                        code(said),
                        first(STATUS, said).orElse(null),
                        withoutAddresses(reason(said))));
    }

    /** The line with the server's answer, or the one after the address. */
    private static String reason(String said) {
        var lines = said.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
        for (var line : lines) {
            if (STATUS.matcher(line).find() || CODE.matcher(line).find()) {
                return line;
            }
        }
        for (var i = 0; i + 1 < lines.size(); i++) {
            if (ADDRESS.matcher(lines.get(i)).find()) {
                return lines.get(i + 1);
            }
        }
        return lines.isEmpty() ? "" : lines.getLast();
    }

    // --- both

    private static List<String> messageIds(IncomingMail mail, String copy) {
        var ids = new ArrayList<String>();
        Stream.concat(mail.returned().stream(), Stream.of(copy))
                .forEach(it ->
                        MESSAGE_ID
                                .matcher(it.replaceAll("\\r?\\n[ \\t]+", " "))
                                .results()
                                .limit(MOST_IDS)
                                .forEach(found -> ids.add(found.group(1))));
        ids.addAll(mail.answered());
        ids.addAll(mail.thread());
        return ids.stream().distinct().limit(MOST_IDS).toList();
    }

    private static Stream<String> addresses(String text) {
        return ADDRESS.matcher(text.replaceFirst("(?i)^\\s*(rfc822|utf-8|x400)\\s*;", ""))
                .results()
                .map(it -> it.group().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
    }

    private static @Nullable Integer code(String words) {
        return first(CODE, words).map(Integer::valueOf).orElse(null);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String withoutAddresses(String words) {
        return Tidy.line(ADDRESS.matcher(words).replaceAll("…"), LONGEST_DIAGNOSTIC);
    }
}
