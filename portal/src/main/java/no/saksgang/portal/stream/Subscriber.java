package no.saksgang.portal.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import no.saksgang.portal.stream.Tail.Place;
import org.jspecify.annotations.Nullable;

/**
 * One who listens: a filter and a place in the tail. It is told what is new whenever somebody calls
 * {@link #goOn}, as much as its connection takes; what it does not take waits in the tail, which is
 * shared, and if the tail runs away from it, it is let go.
 *
 * <p>It knows what it has heard by the tail alone, or, when it came from elsewhere, by a position
 * of its own until the tail has come as far.
 */
final class Subscriber {
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT_BEFORE_ID = ":\n".getBytes(StandardCharsets.US_ASCII);

    /** What is gathered for one write. */
    private static final int LARGE = 16 * 1024;

    /** They come back at different times when an instance ends. */
    private static final int RETRY_MIN_MS = 1_000;

    private static final int RETRY_MAX_MS = 3_000;

    private final String address;
    private final Wanted wanted;
    private final Tail tail;
    private final Subscribers all;
    private final long made = System.nanoTime();
    private @Nullable Wire wire;
    private State state = State.NEW;

    /** What it has heard when it comes; null: it wants what comes from now on. */
    private @Nullable Position heard;

    private long number;
    private boolean blocked;
    private long blockedAt;

    private enum State {
        /** Its connection is not ours yet. */
        NEW,
        /** The tail is not live yet. */
        WAITING,
        /** It is read for alone. */
        APART,
        FOLLOWING,
        GONE
    }

    Subscriber(
            String address, Wanted wanted, @Nullable Position heard, Tail tail, Subscribers all) {
        this.address = address;
        this.wanted = wanted;
        this.heard = heard;
        this.tail = tail;
        this.all = all;
    }

    String address() {
        return address;
    }

    synchronized void isOn(Wire connection) {
        wire = connection;
    }

    /** Its connection is there. */
    synchronized void begin() {
        if (state == State.NEW) {
            state = State.WAITING;
            var retry = ThreadLocalRandom.current().nextInt(RETRY_MIN_MS, RETRY_MAX_MS);
            send(("retry: " + retry + "\n\n").getBytes(StandardCharsets.US_ASCII));
            goOn();
        }
    }

    /** Tells it what is new, as far as it takes it. */
    synchronized void goOn() {
        if (state == State.WAITING && tail.isLive()) {
            findItsPlace();
        }
        while (state == State.FOLLOWING && !blocked) {
            var frames = gather();
            if (frames == null) {
                return;
            }
            send(frames);
        }
    }

    private void findItsPlace() {
        if (heard == null) {
            follow(tail.atEnd());
            // So that it can resume although nothing was said yet.
            tail.endLine(number).ifPresent(this::send);
            return;
        }
        var place = tail.after(heard);
        if (place.isPresent()) {
            follow(place.get());
        } else {
            state = State.APART;
            all.readFor(this, heard);
        }
    }

    private void follow(Place place) {
        number = place.number();
        heard = place.heard();
        state = State.FOLLOWING;
    }

    /** It has heard all that the tail no longer holds. */
    synchronized void join(Place place) {
        if (state == State.APART) {
            follow(place);
            goOn();
        }
    }

    /** What is next, as much as goes well at once; null if there is nothing for it. */
    private byte @Nullable [] gather() {
        byte @Nullable [] first = null;
        @Nullable ByteArrayOutputStream many = null;
        while (number < tail.next() && (many == null || many.size() < LARGE)) {
            var told = tail.at(number);
            if (told == null) {
                // What is gathered goes out first.
                if (first == null) {
                    fallBehind();
                }
                break;
            }
            number++;
            var frame = frame(told);
            if (frame == null) {
                continue;
            }
            if (first == null) {
                first = frame;
            } else {
                if (many == null) {
                    many = new ByteArrayOutputStream(LARGE);
                    many.writeBytes(first);
                }
                many.writeBytes(frame);
            }
        }
        if (heard != null && tail.isAll(number, heard)) {
            heard = null;
        }
        return many == null ? first : many.toByteArray();
    }

    /** The tail has run away from it. As long as it knows where it is by itself, it is read for. */
    private void fallBehind() {
        if (heard == null) {
            letGo();
        } else {
            state = State.APART;
            all.readFor(this, heard);
        }
    }

    private byte @Nullable [] frame(Told told) {
        if (heard == null) {
            return wants(told.said()) ? told.frame() : null;
        }
        if (told.offset() < heard.of(told.topic(), told.partition())) {
            return null;
        }
        heard.reach(told.topic(), told.partition(), told.offset() + 1);
        return wants(told.said()) ? told.frame(heard) : null;
    }

    boolean wants(Said said) {
        return wanted.matches(said);
    }

    /** Says that the connection lives, and where the subscriber is; lets it go if it is stuck. */
    synchronized void beat(long patienceNanos) {
        var now = System.nanoTime();
        if (state == State.NEW
                ? now - made > patienceNanos
                : blocked && now - blockedAt > patienceNanos) {
            letGo();
        } else if (state != State.NEW && state != State.GONE && !blocked) {
            var line =
                    state == State.FOLLOWING && heard == null
                            ? tail.endLine(number).orElse(null)
                            : null;
            send(line == null ? BEAT : both(BEAT_BEFORE_ID, line));
        }
    }

    private static byte[] both(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * Tells it what was read for it alone; waits while it does not take it.
     *
     * @return whether it is still there
     */
    synchronized boolean tell(byte[] frames, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (state == State.APART && blocked) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                letGo();
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (state == State.APART) {
            send(frames);
        }
        return state == State.APART;
    }

    synchronized boolean isApart() {
        return state == State.APART;
    }

    /** Its connection takes more: first what it did not take before. */
    synchronized void canTakeMore() {
        if (wire == null || state == State.GONE) {
            return;
        }
        try {
            blocked = !wire.flush();
        } catch (IOException hungUp) {
            close();
            return;
        }
        if (!blocked) {
            notifyAll();
            goOn();
        }
    }

    private void send(byte[] bytes) {
        if (wire == null) {
            return;
        }
        try {
            blocked = !wire.send(bytes);
            blockedAt = System.nanoTime();
        } catch (IOException hungUp) {
            close();
        }
    }

    /** It is too slow; it comes back with the id of what it got last. */
    private void letGo() {
        all.countDropped();
        close();
    }

    /** Ends its connection. */
    synchronized void close() {
        hasGone();
        if (wire != null) {
            wire.close();
        }
    }

    /** Its connection has ended. */
    synchronized void hasGone() {
        if (state != State.GONE) {
            state = State.GONE;
            notifyAll();
            all.remove(this);
        }
    }
}
