package no.saksgang.notificationservice.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What stands in a link instead of a login: whom it is for and what it is about, signed. A token is
 * good for one purpose and until a date, and logs nobody in. One that is wrong, expired or meant
 * for something else reads as none at all, so that its reader can only answer all alike.
 */
public final class Tokens {
    private static final int LONGEST = 1_000;
    private static final String BETWEEN = "/";

    private final Signature signature;

    /** What a token is good for. */
    public enum Purpose {
        /** To answer the invitation to a meeting: the meeting, the member. */
        ANSWER('a'),
        /** To choose which mail one gets: the member. */
        PREFERENCES('p'),
        /** To read a calendar: of whom, and the secret that may be revoked. */
        CALENDAR('c'),
        /** To close a follow-up: which, and which of its owners. */
        CLOSING('f');

        private final char mark;

        Purpose(char mark) {
            this.mark = mark;
        }
    }

    /**
     * @param keys the first signs, all are believed; asked at every use
     */
    public Tokens(Supplier<List<byte[]>> keys) {
        this.signature = new Signature("link", keys);
    }

    /**
     * @param until when it ends; whole seconds count
     * @param what parts without a slash, such as ids
     * @return letters, digits, hyphens and underscores
     */
    public String issue(Purpose purpose, Instant until, String... what) {
        for (var part : what) {
            if (part.contains(BETWEEN)) {
                throw new IllegalArgumentException("a slash in a part of a token: " + part);
            }
        }
        var said = String.join(BETWEEN, what).getBytes(StandardCharsets.UTF_8);
        var signed =
                ByteBuffer.allocate(1 + Long.BYTES + said.length)
                        .put((byte) purpose.mark)
                        .putLong(until.getEpochSecond())
                        .put(said)
                        .array();
        var token =
                ByteBuffer.allocate(signed.length + Signature.OCTETS)
                        .put(signed)
                        .put(signature.of(signed))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The parts of the token; empty if it is none of ours, not for that, or not any longer. */
    public Optional<List<String>> read(Purpose purpose, String token, Instant now) {
        var octets = octets(token);
        if (octets.length < 1 + Long.BYTES + Signature.OCTETS) {
            return Optional.empty();
        }
        var signed = Arrays.copyOf(octets, octets.length - Signature.OCTETS);
        var mark = Arrays.copyOfRange(octets, signed.length, octets.length);
        if (!signature.isOf(signed, mark) || signed[0] != purpose.mark) {
            return Optional.empty();
        }
        var said = ByteBuffer.wrap(signed, 1, signed.length - 1);
        if (said.getLong() <= now.getEpochSecond()) {
            return Optional.empty();
        }
        var text = StandardCharsets.UTF_8.decode(said).toString();
        return Optional.of(List.of(text.split(BETWEEN, -1)));
    }

    private static byte[] octets(String token) {
        try {
            return token.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOne) {
            return new byte[0];
        }
    }
}
