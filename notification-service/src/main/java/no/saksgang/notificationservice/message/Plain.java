package no.saksgang.notificationservice.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside, made harmless before it comes near a header, a calendar or a command: no
 * control characters, no bidirectional overrides, no halves of characters.
 */
public final class Plain {
    // RFC 5321 without quoted local parts, address literals and SMTPUTF8: nobody's real address.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                            + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private Plain() {}

    /** On one line: every break and tab becomes a space, and no two spaces stand together. */
    public static String line(String text) {
        var plain = new StringBuilder(text.length());
        var space = true;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (breaks(c) || c == '\t' || c == ' ') {
                if (!space) {
                    plain.append(' ');
                    space = true;
                }
            } else if (keeps(c)) {
                plain.appendCodePoint(c);
                space = false;
            }
        }
        return plain.toString().stripTrailing();
    }

    /** On as many lines as it has, each ended by LF. */
    public static String lines(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            if (breaks(c)) {
                plain.append('\n');
            } else if (c == '\t') {
                plain.append(' ');
            } else if (keeps(c)) {
                plain.appendCodePoint(c);
            }
        }
        return plain.toString();
    }

    /**
     * Only what a browser opens as a page may become a link. What no URI may contain is escaped, as
     * browsers do.
     */
    public static @Nullable String link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        var plain = line(url);
        var scheme = plain.toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("https://") && !scheme.startsWith("http://")) {
            return null;
        }
        var escaped = new StringBuilder();
        plain.codePoints()
                .forEach(c ->
                        escaped.append(
                                " \"<>\\^`{|}".indexOf(c) < 0
                                        ? Character.toString(c)
                                        : "%"
                                                + HexFormat.of()
                                                        .withUpperCase()
                                                        .toHexDigits((byte) c)));
        try {
            return new URI(escaped.toString()).toString();
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /** Whether this can stand in an SMTP command and a header as it is. */
    static boolean isAddress(String address) {
        return address.length() <= LONGEST_ADDRESS
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && ADDRESS.matcher(address).matches();
    }

    private static boolean breaks(int c) {
        return c == '\n'
                || c == '\r'
                || c == 0x85
                || c == 0x2028
                || c == 0x2029
                || c == 0x0B
                || c == 0x0C;
    }

    private static boolean keeps(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
            // U+202A to U+202E and U+2066 to U+2069 turn what follows around; joiners of emoji
            // stay.
            case Character.FORMAT ->
                    !((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
            default -> true;
        };
    }
}
