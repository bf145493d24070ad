package no.saksgang.chassis.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Event;

/**
 * Something that lives and changes as a whole: a meeting, a referat, a member. Each public method
 * of one is a sentence of the domain that checks the rules and {@link #record records} what
 * happened; {@link Aggregates} then stores both in one write. An aggregate reads no clock, stores
 * nothing and sends nothing. Its fields are its state.
 *
 * @param <E> what is said of it
 */
public abstract class Aggregate<E extends Event> {
    private final transient List<Recorded<E>> recorded = new ArrayList<>();

    /** What happened, and when. */
    record Recorded<E extends Event>(E event, Instant at) {}

    /** Notes that something happened. It becomes known to others once the aggregate is stored. */
    protected final void record(E event, Instant at) {
        recorded.add(new Recorded<>(event, at));
    }

    /** What has happened since the aggregate was loaded, in order. */
    public final List<E> recorded() {
        return recorded.stream().map(Recorded::event).toList();
    }

    final List<Recorded<E>> takeRecorded() {
        var taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }
}
