package no.saksgang.chassis.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls one command, so that a command that is sent twice is done once (the {@code
 * Idempotency-Key} header). At most {@value #LONGEST} characters.
 */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";

    static final int LONGEST = 200;

    private static final int BYTES_OF_AN_ID = 10;

    /**
     * @throws IllegalArgumentException if it is empty or too long
     */
    public IdempotencyKey {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * An id for what the command creates: the same for the same key, or a new one where there is
     * none.
     */
    public static String newId(@Nullable IdempotencyKey key) {
        return key == null ? hash(UUID.randomUUID().toString()) : hash(key.value);
    }

    private static String hash(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_AN_ID);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
