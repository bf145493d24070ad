package no.saksgang.notificationservice.message;

import java.util.Map;

/**
 * Stands in a mail to many where each one's own belongs: a character of Unicode's private use area,
 * which no text from outside can contain ({@link Plain} takes it out).
 */
enum Mark {
    /** What one calls them. */
    NAME('\uE000'),
    /** The token of the link by which they answer. */
    ANSWER('\uE001'),
    /** The token of the link by which they choose their mail. */
    PREFERENCES('\uE002'),
    /** The token of the link by which they say that a follow-up is done. */
    CLOSING('\uE003');

    private static final char FIRST = NAME.sign.charAt(0);
    private static final char LAST = CLOSING.sign.charAt(0);

    private final String sign;

    Mark(char sign) {
        this.sign = String.valueOf(sign);
    }

    String sign() {
        return sign;
    }

    /** Whether a text has anything of each one's own in it. */
    static boolean isAnyIn(String text) {
        return text.chars().anyMatch(c -> c >= FIRST && c <= LAST);
    }

    /**
     * @param personal what stands for each mark
     */
    static String filled(String text, Map<Mark, String> personal) {
        var filled = text;
        for (var entry : personal.entrySet()) {
            filled = filled.replace(entry.getKey().sign, entry.getValue());
        }
        return filled;
    }
}
