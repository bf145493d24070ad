package no.saksgang.portal.foresight;

/**
 * Which of the mails that will be sent somebody wants to read.
 *
 * @param mailing its place among those that go out, from 0
 * @param text that of its language
 */
public record Letter(int mailing, int text) {
    /**
     * As the page's buttons have it: {@code 0.1}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static Letter valueOf(String places) {
        var dot = places.indexOf('.');
        return new Letter(
                Integer.parseUnsignedInt(places.substring(0, Math.max(0, dot))),
                Integer.parseUnsignedInt(places.substring(dot + 1)));
    }
}
