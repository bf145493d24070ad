package no.saksgang.notificationservice.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104), cut to 128 bits. The first key signs; all are believed, so that a key
 * can be replaced while what the old one signed is still about. What is signed for one kind of
 * thing is no signature for another.
 */
final class Signature {
    static final int OCTETS = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<List<byte[]>> keys;
    private final byte[] kind;

    Signature(String kind, Supplier<List<byte[]>> keys) {
        this.kind = (kind + "\n").getBytes(StandardCharsets.UTF_8);
        this.keys = keys;
    }

    byte[] of(byte[] what) {
        return of(what, keys.get().getFirst());
    }

    /** By each key that is believed. */
    List<byte[]> allOf(byte[] what) {
        return keys.get().stream().map(key -> of(what, key)).toList();
    }

    boolean isOf(byte[] what, byte[] signature) {
        var known = false;
        for (var key : keys.get()) {
            known |= MessageDigest.isEqual(of(what, key), signature);
        }
        return known;
    }

    private byte[] of(byte[] what, byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(kind);
            return Arrays.copyOf(mac.doFinal(what), OCTETS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
