package no.saksgang.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The time that the suite lives by: the machine's, moved by an offset. The services follow it over
 * HTTP, so that a week of reminders passes in a moment. Leases, time-outs and waits go by the
 * machine's own time and do not notice.
 */
public final class SuiteClock implements InstantSource {
    private final InstantSource machine;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Duration offset = Duration.ZERO;

    /** A clock that follows {@code machine} until it is moved. */
    public SuiteClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    /** What the suite takes the time to be; it runs on from there at the machine's pace. */
    public Instant now() {
        return instant();
    }

    /** How far the suite's time is from the machine's; negative in the past. */
    public Duration offset() {
        return offset;
    }

    /** From now on it is {@code instant}, and time runs on from there. Going back is allowed. */
    public void moveTo(Instant instant) {
        offset = Duration.between(machine.instant(), instant);
        listeners.forEach(Runnable::run);
    }

    /** From now on time is the machine's again. */
    public void followMachine() {
        offset = Duration.ZERO;
        listeners.forEach(Runnable::run);
    }

    /** Has {@code listener} run now and after every move, by the thread that moves. */
    public void onMove(Runnable listener) {
        listeners.add(listener);
        listener.run();
    }

    /** What a follower reads: {@code {"now": instant, "offset": duration from the machine's}}. */
    public String toJson() {
        return "{\"now\":\"%s\",\"offset\":\"%s\"}".formatted(now(), offset);
    }
}
