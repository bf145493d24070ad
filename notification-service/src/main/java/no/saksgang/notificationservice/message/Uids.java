package no.saksgang.notificationservice.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import no.saksgang.events.Subject;

/**
 * Under which UID calendars know a meeting or conference: one for everyone and for ever. RFC 7986
 * wants UIDs that are unique in the world; the address of the suite sees to that.
 */
public record Uids(MailSettings settings) {
    private static final int DIGITS = 20;

    public String of(Subject subject) {
        return subject.kind() + "-" + digest(subject.toString()) + "@" + settings.domain();
    }

    /** In the form in which one is looked for: some programs change its case or wrap it. */
    public static String normalized(String uid) {
        return uid.strip().toLowerCase(Locale.ROOT);
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
