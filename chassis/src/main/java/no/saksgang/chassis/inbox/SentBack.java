package no.saksgang.chassis.inbox;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters of a partition were sent back: all before an offset, and of those after it the
 * ones that were sent back out of turn. Kafka keeps it with the reader's place: the offset, and
 * beside it how far after it the others lie.
 *
 * @param all the first offset that was not sent back
 * @param outOfTurn offsets after it that were
 */
record SentBack(long all, SortedSet<Long> outOfTurn) {
    private static final String MARK = "sent:";
    private static final Pattern FORM = Pattern.compile(MARK + "\\d{1,18}(,\\d{1,18})*");

    /** Of a place's metadata Kafka keeps 4,096 bytes. */
    private static final int LONGEST = 4_000;

    /**
     * @param place as Kafka keeps it; null if none was sent back yet
     */
    static SentBack of(@Nullable OffsetAndMetadata place) {
        var outOfTurn = new TreeSet<Long>();
        if (place == null) {
            return new SentBack(0, outOfTurn);
        }
        if (FORM.matcher(place.metadata()).matches()) {
            Arrays.stream(place.metadata().substring(MARK.length()).split(","))
                    .map(it -> place.offset() + Long.parseLong(it))
                    .forEach(outOfTurn::add);
        }
        return new SentBack(place.offset(), outOfTurn);
    }

    boolean contains(long offset) {
        return offset < all || outOfTurn.contains(offset);
    }

    /** With one more, whatever lies before it. */
    SentBack and(long offset) {
        var more = new TreeSet<>(outOfTurn);
        if (offset >= all) {
            more.add(offset);
        }
        return from(all, more);
    }

    /** With all up to one and itself. */
    SentBack through(long offset) {
        var from = Math.max(all, offset + 1);
        return from(from, new TreeSet<>(outOfTurn.tailSet(from)));
    }

    private static SentBack from(long all, TreeSet<Long> outOfTurn) {
        var from = all;
        while (outOfTurn.remove(from)) {
            from++;
        }
        return new SentBack(from, outOfTurn);
    }

    boolean isTooMuch() {
        return asPlace().metadata().length() > LONGEST;
    }

    OffsetAndMetadata asPlace() {
        return new OffsetAndMetadata(
                all,
                outOfTurn.isEmpty()
                        ? ""
                        : MARK
                                + outOfTurn.stream()
                                        .map(it -> Long.toString(it - all))
                                        .collect(Collectors.joining(",")));
    }
}
