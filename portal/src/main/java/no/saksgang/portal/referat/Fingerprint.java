package no.saksgang.portal.referat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a form was made from, so short that it can carry it: two values of records have the same one
 * if they are equal.
 */
final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(Object value) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
