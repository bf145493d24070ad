package no.saksgang.notificationservice.message;

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
    PREFERENCES('\uE002');

    private final String sign;

    Mark(char sign) {
        this.sign = String.valueOf(sign);
    }

    String sign() {
        return sign;
    }

    boolean isIn(String text) {
        return text.contains(sign);
    }
}
