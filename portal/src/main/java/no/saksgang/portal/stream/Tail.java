package no.saksgang.portal.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last events that this instance has heard, in the order in which it heard them. The feed adds;
 * subscribers read, each from its own place.
 *
 * <p>Two instances hear the events of different partitions in different order. So a place in this
 * tail is a number that means nothing elsewhere, and who comes from elsewhere brings its {@link
 * Position}: it passes through the tail from its beginning and takes what lies beyond that.
 */
@Component
final class Tail {
    private final AtomicReferenceArray<@Nullable Told> told;

    /** The mark of each topic by its name; see {@link Position}. */
    private final Map<String, Integer> marks = new HashMap<>();

    /** What lies before the oldest event here. */
    private final Position start = new Position();

    /** What the feed has heard. */
    private final Position end = new Position();

    private byte @Nullable [] endLine;
    private volatile long next;
    private volatile boolean live;

    Tail(StreamSettings settings) {
        told = new AtomicReferenceArray<>(settings.remembered());
    }

    /**
     * Where a subscriber goes on.
     *
     * @param number of the next event in this tail
     * @param heard what it has heard beside what lies before that; null if nothing
     */
    record Place(long number, @Nullable Position heard) {}

    /** A partition of which events are missing here, and the first that is. */
    record Missing(int topic, TopicPartition partition, long offset) {}

    /** How many events can be kept. */
    int room() {
        return told.length();
    }

    /** Takes up a partition, of which nothing before this offset is told. */
    synchronized void begin(int topic, TopicPartition partition, long offset) {
        marks.put(partition.topic(), topic);
        start.reach(topic, partition.partition(), offset);
        pass(topic, partition.partition(), offset);
        var known = Set.copyOf(marks.values());
        start.keepOnly(known);
        end.keepOnly(known);
    }

    /** From now on what comes is new. */
    synchronized void goLive() {
        live = true;
        notifyAll();
    }

    /** Whether all has been heard that was there when the feed began. */
    boolean isLive() {
        return live;
    }

    /** Where the feed goes on. */
    synchronized long endOf(int topic, int partition) {
        return end.of(topic, partition);
    }

    /** A record that says nothing. */
    synchronized void pass(int topic, int partition, long nextOffset) {
        end.reach(topic, partition, nextOffset);
        endLine = null;
    }

    synchronized void add(int topic, int partition, long offset, Said said) {
        if (offset < end.of(topic, partition)) {
            return;
        }
        pass(topic, partition, offset + 1);
        var place = (int) (next % told.length());
        var oldest = told.get(place);
        if (oldest != null && marks.containsValue(oldest.topic())) {
            start.reach(oldest.topic(), oldest.partition(), oldest.offset() + 1);
        }
        told.set(place, Told.of(next, topic, partition, offset, said, end));
        next++;
        notifyAll();
    }

    /** The number of the next event. */
    long next() {
        return next;
    }

    /** The event of a number below {@link #next}; null if it is no longer here. */
    @Nullable Told at(long number) {
        var there = told.get((int) (number % told.length()));
        return there != null && there.number() == number ? there : null;
    }

    /** Returns when there is an event of this number, or after a time. */
    synchronized void await(long number, long nanos) throws InterruptedException {
        if (next <= number && nanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
    }

    /** The place of one who wants what comes from now on. */
    synchronized Place atEnd() {
        return new Place(next, null);
    }

    /** The place of one who has heard this; empty if not all that it lacks is here. */
    synchronized Optional<Place> after(Position heard) {
        if (!heard.hasReached(start)) {
            return Optional.empty();
        }
        var number = Math.max(0, next - told.length());
        return Optional.of(
                heard.hasReached(end) && isAll(next, heard)
                        ? new Place(next, null)
                        : new Place(number, heard.copy()));
    }

    /** Whether one who is at the end of the tail has heard nothing that lies beyond it. */
    synchronized boolean isAll(long number, Position heard) {
        if (number != next) {
            return false;
        }
        var own = heard.copy();
        own.keepOnly(Set.copyOf(marks.values()));
        return end.hasReached(own);
    }

    /** What one who has heard this lacks before all the rest is here. */
    synchronized List<Missing> missing(Position heard) {
        var missing = new ArrayList<Missing>();
        marks.forEach((name, topic) -> {
            for (var partition = 0; partition < start.partitions(topic); partition++) {
                var offset = heard.of(topic, partition);
                if (offset < start.of(topic, partition)) {
                    missing.add(new Missing(topic, new TopicPartition(name, partition), offset));
                }
            }
        });
        return missing;
    }

    /** The line that tells one at this place where it is; empty if it is not at the end. */
    synchronized Optional<byte[]> endLine(long number) {
        if (number != next || !live) {
            return Optional.empty();
        }
        var line = endLine == null ? Told.end(end) : endLine;
        endLine = line;
        return Optional.of(line);
    }

    /**
     * The last events that are wanted.
     *
     * @param said the newest first
     * @param id of a subscriber that has heard all of them, and wants what comes after; empty if
     *     Kafka was not there yet
     */
    record Newest(List<Said> said, String id) {}

    synchronized Newest newest(Wanted wanted, int most) {
        var found = new ArrayList<Said>();
        for (var number = next - 1; number >= 0 && found.size() < most; number--) {
            var there = at(number);
            if (there == null) {
                break;
            }
            if (wanted.matches(there.said())) {
                found.add(there.said());
            }
        }
        return new Newest(List.copyOf(found), heard());
    }

    /** The id of a subscriber that has heard all that is here; empty if Kafka was not there yet. */
    synchronized String heard() {
        return live ? end.id() : "";
    }
}
