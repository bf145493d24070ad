package no.saksgang.notificationservice.mailbox;

/** Text from strangers, before anyone is shown it: no control characters, nothing turned around. */
public final class Tidy {
    private Tidy() {}

    /** On one line. */
    public static String line(String text, int most) {
        return cut(lines(text).replace('\n', ' ').replaceAll("\\s+", " ").strip(), most);
    }

    /** On as many lines as it has, each ended by LF. */
    public static String lines(String text, int most) {
        return cut(lines(text).strip(), most);
    }

    static String lines(String text) {
        var tidy = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                tidy.append('\n');
            } else if (c == '\t' || c == 0xA0) {
                tidy.append(' ');
            } else if (keeps(c)) {
                tidy.appendCodePoint(c);
            }
        }
        return tidy.toString();
    }

    private static boolean keeps(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
            case Character.FORMAT ->
                    !((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF);
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
