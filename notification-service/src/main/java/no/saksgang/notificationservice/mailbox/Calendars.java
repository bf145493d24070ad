package no.saksgang.notificationservice.mailbox;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The lines of a calendar, put together again (RFC 5545, 3.1). Folding is by octets, and some
 * programs fold in the middle of a character: so it is undone before there are characters.
 */
final class Calendars {
    private static final Pattern BEGINS = Pattern.compile("[A-Za-z][A-Za-z0-9-]*[;:].*");

    private Calendars() {}

    static String unfolded(byte[] octets) {
        var joined = new ByteArrayOutputStream(octets.length);
        for (var i = 0; i < octets.length; i++) {
            var end = endOfLine(octets, i);
            if (end == i) {
                joined.write(octets[i]);
            } else if (end < octets.length && (octets[end] == ' ' || octets[end] == '\t')) {
                i = end;
            } else {
                joined.write('\n');
                i = end - 1;
            }
        }
        return together(Charsets.text(joined.toByteArray(), null));
    }

    /** Just after the line break that begins at {@code at}; {@code at} itself if none does. */
    private static int endOfLine(byte[] octets, int at) {
        if (octets[at] == '\n') {
            return at + 1;
        }
        if (octets[at] != '\r') {
            return at;
        }
        var next = at + 1;
        // Some servers double the CR.
        while (next < octets.length && octets[next] == '\r') {
            next++;
        }
        return next < octets.length && octets[next] == '\n' ? next + 1 : next;
    }

    /** Lines that a mail program broke without saying so begin like no property. */
    private static String together(String text) {
        var lines = new StringBuilder(text.length());
        for (var line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            var begins =
                    BEGINS.matcher(line).matches()
                            && !line.toLowerCase(Locale.ROOT).startsWith("mailto:");
            if (begins && !lines.isEmpty()) {
                lines.append("\r\n");
            }
            lines.append(line);
        }
        return lines.append("\r\n").toString();
    }
}
