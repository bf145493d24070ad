package no.saksgang.notificationservice.mailing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Which texts were seen, in 16 octets each: a mailing to a hundred thousand must not hold as many
 * ids and addresses in memory. Two texts are taken for one with a chance of 2^-128 a pair.
 */
public final class Seen {
    private static final int FIRST_ROOM = 512;

    private final MessageDigest digest = sha256();
    private long[] marks = new long[2 * FIRST_ROOM];
    private int size;

    /**
     * @return whether it is new
     */
    public boolean add(String text) {
        var mark = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        // 0 is what an empty place holds.
        if (!put(marks, mark.getLong() | 1, mark.getLong())) {
            return false;
        }
        size++;
        if (size > marks.length / 4) {
            grow();
        }
        return true;
    }

    /**
     * An address, whose letters may be large or small.
     *
     * @return whether it is new
     */
    public boolean addAddress(String email) {
        return add(email.toLowerCase(Locale.ROOT));
    }

    private void grow() {
        var larger = new long[marks.length * 2];
        for (var at = 0; at < marks.length; at += 2) {
            if (marks[at] != 0) {
                put(larger, marks[at], marks[at + 1]);
            }
        }
        marks = larger;
    }

    private static boolean put(long[] marks, long first, long second) {
        var places = marks.length / 2;
        for (var place = (int) (second & (places - 1)); ; place = (place + 1) & (places - 1)) {
            if (marks[2 * place] == 0) {
                marks[2 * place] = first;
                marks[2 * place + 1] = second;
                return true;
            }
            if (marks[2 * place] == first && marks[2 * place + 1] == second) {
                return false;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
