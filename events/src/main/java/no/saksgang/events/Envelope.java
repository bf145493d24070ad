package no.saksgang.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with what CloudEvents 1.0 says about it.
 *
 * @param sequence from 1, per aggregate
 * @param time when it was said
 * @param traceparent of the request that caused it (W3C Trace Context), if one did
 */
public record Envelope<E extends Event>(
        E event, long sequence, Instant time, @Nullable String traceparent) {
    /** {@code <subject>:<sequence>}, so that a repeat of an event has the same id. */
    public String id() {
        return event.subject() + ":" + sequence;
    }

    public Subject subject() {
        return event.subject();
    }

    /** CloudEvents' {@code type}. */
    public String type() {
        return Event.typeOf(event.getClass());
    }

    public Topic topic() {
        return Topic.of(event.getClass());
    }
}
