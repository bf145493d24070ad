package no.saksgang.local.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One or more values, written as bytes that sort, unsigned, as the values do in MongoDB: first by
 * kind, then by size. Values that are equal have the same bytes ({@code 1} and {@code 1.0} too),
 * and no value's bytes begin another's, so keys can be put one after the other. A document's place
 * in its collection is the key of its {@code _id}; an index entry is the indexed values' keys and
 * then that one.
 *
 * <p>One difference from MongoDB: strings sort by UTF-16 unit, as the library compares them, and
 * not by code point. A Decimal128 is as precise as a double here.
 */
final class Key implements Comparable<Key> {

    /** Above every kind: the end of a range. */
    private static final int AFTER_ALL = 0xFF;

    private static final int ELEMENT = 1;
    private static final int END = 0;

    static final Key NOTHING = new Key(new byte[0]);

    /** How {@code null} and a field that is missing are indexed: alike, as they are found alike. */
    static final Key NULL = of(null);

    private final byte[] bytes;

    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    static Key of(@Nullable Object value) {
        var out = new Bytes();
        out.value(value);
        return new Key(out.toByteArray());
    }

    byte[] bytes() {
        return bytes;
    }

    Key then(Key next) {
        var joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
        System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
        return new Key(joined);
    }

    /** The end, exclusive, of all keys that begin with this one. */
    Key end() {
        var end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) AFTER_ALL;
        return new Key(end);
    }

    /** Where values of this one's kind begin. */
    Key firstOfKind() {
        return new Key(new byte[] {bytes[0]});
    }

    /** Where values of this one's kind end, exclusive. */
    Key endOfKind() {
        return new Key(new byte[] {(byte) (bytes[0] + 1)});
    }

    boolean startsWith(Key prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(
                        bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The kinds, in the order of the library's own comparator, which sorts what no index sorts. */
    private static final class Bytes extends ByteArrayOutputStream {

        private void value(@Nullable Object value) {
            switch (value) {
                case MinKey _ -> write(0x05);
                case null -> write(0x08);
                case Missing _ -> write(0x08);
                case Number number -> number(number);
                case String string -> {
                    write(0x10);
                    string(string);
                }
                case Map<?, ?> document -> {
                    write(0x18);
                    document.forEach((name, field) -> {
                        write(ELEMENT);
                        string((String) name);
                        value(field);
                    });
                    write(END);
                }
                case Collection<?> array -> {
                    write(0x20);
                    for (var element : array) {
                        write(ELEMENT);
                        value(element);
                    }
                    write(END);
                }
                case BinData binary -> {
                    write(0x28);
                    number(4, binary.getData().length);
                    writeBytes(binary.getData());
                }
                case LegacyUUID legacy -> {
                    write(0x2A);
                    uuid(legacy.getUuid());
                }
                case UUID uuid -> {
                    write(0x2C);
                    uuid(uuid);
                }
                case ObjectId id -> {
                    write(0x30);
                    writeBytes(id.toByteArray());
                }
                case Boolean bool -> {
                    write(0x38);
                    write(bool ? 1 : 0);
                }
                case Instant instant -> {
                    write(0x40);
                    number(8, instant.toEpochMilli() ^ Long.MIN_VALUE);
                }
                case BsonTimestamp timestamp -> {
                    write(0x48);
                    number(8, timestamp.getValue());
                }
                case BsonRegularExpression regex -> {
                    write(0x50);
                    string(regex.getPattern());
                    string(regex.getOptions() == null ? "" : regex.getOptions());
                }
                case BsonJavaScript code -> {
                    write(0x58);
                    string(code.getCode());
                }
                case MaxKey _ -> write(0x7F);
                default -> throw new IllegalArgumentException("no key of " + value.getClass());
            }
        }

        /**
         * The nearest double, and how far a long is from it (at most 512), so that both sort
         * together.
         */
        private void number(Number number) {
            write(0x0C);
            var nearest = number.doubleValue();
            var bits = Double.doubleToLongBits(nearest == 0 ? 0.0 : nearest);
            number(8, bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
            var rest = 0L;
            if (!(number instanceof Double || number instanceof Decimal128)) {
                // 2^63 is no long: the cast gives one less, the largest.
                rest =
                        nearest == 0x1p63
                                ? number.longValue() - Long.MAX_VALUE - 1
                                : number.longValue() - (long) nearest;
            }
            number(2, rest + 0x8000);
        }

        private void uuid(UUID uuid) {
            number(8, uuid.getMostSignificantBits());
            number(8, uuid.getLeastSignificantBits());
        }

        private void number(int size, long value) {
            for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
                write((int) (value >>> shift));
            }
        }

        /** Each unit by itself in UTF-8's manner; 0 and 1 in two bytes, so that a 0 can end it. */
        private void string(String string) {
            for (int i = 0; i < string.length(); i++) {
                char unit = string.charAt(i);
                if (unit < 2) {
                    write(1);
                    write(unit + 1);
                } else if (unit < 0x80) {
                    write(unit);
                } else if (unit < 0x800) {
                    write(0xC0 | (unit >> 6));
                    write(0x80 | (unit & 0x3F));
                } else {
                    write(0xE0 | (unit >> 12));
                    write(0x80 | ((unit >> 6) & 0x3F));
                    write(0x80 | (unit & 0x3F));
                }
            }
            write(END);
        }
    }
}
