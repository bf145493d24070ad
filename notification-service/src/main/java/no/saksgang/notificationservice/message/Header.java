package no.saksgang.notificationservice.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The one place where a header is written. Every value loses its control characters here, so that
 * none can end the line and begin another (RFC 5322, 2.2; RFC 2047 for what is not ASCII).
 */
final class Header {
    private static final int LONGEST_LINE = 76;
    private static final String WORD_BEGINS = "=?UTF-8?B?";
    private static final String WORD_ENDS = "?=";

    private Header() {}

    /** Free text: a subject. */
    static String text(String name, String value) {
        var plain = Plain.line(value);
        return name
                + ": "
                + (isAscii(plain)
                        ? wrapped(name.length() + 2, plain)
                        : words(name.length() + 2, plain))
                + "\r\n";
    }

    /** An address with the name of whose it is. */
    static String address(String header, String name, String address) {
        if (!Plain.isAddress(address)) {
            throw new IllegalArgumentException("an address that no server would take");
        }
        return Plain.line(name).isEmpty()
                ? header + ": " + address + "\r\n"
                : named(header, name, address);
    }

    /** Which list a mail is of (RFC 2919), by the name that people know it by. */
    static String list(String name, String id) {
        return named("List-Id", name, id);
    }

    private static String named(String header, String name, String what) {
        var plain = Plain.line(name);
        var phrase =
                isAscii(plain)
                        ? '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                        : words(header.length() + 2, plain);
        return header + ": " + phrase + "\r\n <" + what + ">\r\n";
    }

    /** What we ourselves put together: a date, an id, a type. */
    static String token(String name, String value) {
        return name + ": " + Plain.line(value) + "\r\n";
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F) && !text.contains("=?");
    }

    private static String words(int column, String text) {
        var words = new StringBuilder();
        var from = 0;
        var room = octetsInAWord(column);
        var octets = 0;
        for (var at = 0; at < text.length(); ) {
            var c = text.codePointAt(at);
            var size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > room) {
                word(words, text.substring(from, at));
                from = at;
                octets = 0;
                room = octetsInAWord(1);
            }
            octets += size;
            at += Character.charCount(c);
        }
        word(words, text.substring(from));
        return words.toString();
    }

    /** What fits on the rest of a line, in whole groups of base64. */
    private static int octetsInAWord(int column) {
        return (LONGEST_LINE - column - WORD_BEGINS.length() - WORD_ENDS.length()) / 4 * 3;
    }

    private static void word(StringBuilder words, String text) {
        if (!words.isEmpty()) {
            words.append("\r\n ");
        }
        words.append(WORD_BEGINS)
                .append(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .append(WORD_ENDS);
    }

    private static String wrapped(int column, String text) {
        var wrapped = new StringBuilder();
        var used = column;
        for (var word : text.split(" ")) {
            if (!wrapped.isEmpty() && used + 1 + word.length() > LONGEST_LINE) {
                wrapped.append("\r\n ");
                used = 1;
            } else if (!wrapped.isEmpty()) {
                wrapped.append(' ');
                used++;
            }
            wrapped.append(word);
            used += word.length();
        }
        return wrapped.toString();
    }
}
