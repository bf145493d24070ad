package no.saksgang.portal.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * How far somebody has come on all of Kafka: for each partition of each topic the offset of the
 * first record that is still to come. As text it is the id of a server-sent event, so a subscriber
 * says by its {@code Last-Event-ID} what it has, whichever instance it asks.
 *
 * <p>A topic is named by a mark that follows from Kafka's id of it, not by its name: one that is
 * removed and made anew is another, and is read from its beginning, as is one that this position
 * does not know yet.
 */
final class Position {
    private static final char VERSION = '1';
    private static final int CHECKSUM_BYTES = 2;
    private static final int LONGEST = 6_000;
    private static final int SEVEN_BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private final SortedMap<Integer, long[]> offsets = new TreeMap<>();

    /** At the beginning of everything. */
    Position() {}

    private Position(Position other) {
        other.offsets.forEach((topic, its) -> offsets.put(topic, its.clone()));
    }

    Position copy() {
        return new Position(this);
    }

    /** The first record of a partition that is still to come. */
    long of(int topic, int partition) {
        var its = offsets.get(topic);
        return its == null || partition >= its.length ? 0 : its[partition];
    }

    /** How many partitions of a topic it knows. */
    int partitions(int topic) {
        var its = offsets.get(topic);
        return its == null ? 0 : its.length;
    }

    /** Goes on to there; never back. */
    void reach(int topic, int partition, long offset) {
        var its = offsets.getOrDefault(topic, new long[0]);
        if (partition >= its.length) {
            its = Arrays.copyOf(its, partition + 1);
        }
        its[partition] = Math.max(its[partition], offset);
        offsets.put(topic, its);
    }

    /** Forgets all topics but these. */
    void keepOnly(Set<Integer> topics) {
        offsets.keySet().retainAll(topics);
    }

    /** Whether nothing that lies before the other is still to come here. */
    boolean hasReached(Position other) {
        return other.offsets.entrySet().stream()
                .allMatch(it -> hasReached(it.getKey(), it.getValue()));
    }

    private boolean hasReached(int topic, long[] others) {
        for (var partition = 0; partition < others.length; partition++) {
            if (of(topic, partition) < others[partition]) {
                return false;
            }
        }
        return true;
    }

    /** As the id of an event. */
    String id() {
        var size = CHECKSUM_BYTES;
        for (var its : offsets.values()) {
            size += Integer.BYTES + Integer.BYTES + its.length * (Long.BYTES + 2);
        }
        var bytes = ByteBuffer.allocate(size).position(CHECKSUM_BYTES);
        offsets.forEach((topic, its) -> {
            bytes.putInt(topic);
            put(bytes, its.length);
            for (var offset : its) {
                put(bytes, offset);
            }
        });
        bytes.putShort(0, checksum(bytes.array(), bytes.position()));
        return VERSION
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /**
     * @throws IllegalArgumentException if it is not the id of an event
     */
    static Position valueOf(String id) {
        if (id.isEmpty() || id.length() > LONGEST || id.charAt(0) != VERSION) {
            throw new IllegalArgumentException("not the id of an event");
        }
        var bytes = Base64.getUrlDecoder().decode(id.substring(1));
        if (bytes.length < CHECKSUM_BYTES
                || ByteBuffer.wrap(bytes).getShort() != checksum(bytes, bytes.length)) {
            throw new IllegalArgumentException("not the whole id of an event");
        }
        var position = new Position();
        var rest = ByteBuffer.wrap(bytes).position(CHECKSUM_BYTES);
        try {
            while (rest.hasRemaining()) {
                var topic = rest.getInt();
                var partitions = take(rest);
                if (partitions < 0 || partitions > rest.remaining()) {
                    throw new IllegalArgumentException("the id of an event is cut off");
                }
                var its = new long[(int) partitions];
                for (var partition = 0; partition < its.length; partition++) {
                    its[partition] = take(rest);
                }
                position.offsets.put(topic, its);
            }
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("the id of an event is cut off", cut);
        }
        return position;
    }

    private static short checksum(byte[] bytes, int end) {
        var sum = new CRC32C();
        sum.update(bytes, CHECKSUM_BYTES, end - CHECKSUM_BYTES);
        return (short) sum.getValue();
    }

    /** Seven bits to a byte, the lowest first; the highest bit says that there are more. */
    private static void put(ByteBuffer bytes, long number) {
        var rest = number;
        while (rest > LOW) {
            bytes.put((byte) ((rest & LOW) | MORE));
            rest >>>= SEVEN_BITS;
        }
        bytes.put((byte) rest);
    }

    private static long take(ByteBuffer bytes) {
        var number = 0L;
        for (var shift = 0; shift < Long.SIZE - 1; shift += SEVEN_BITS) {
            var next = bytes.get();
            number |= (long) (next & LOW) << shift;
            if ((next & MORE) == 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("the id of an event has no end");
    }

    @Override
    public String toString() {
        return id();
    }
}
