package no.saksgang.chassis.rest;

import java.time.Instant;
import java.util.Optional;

/**
 * A kind of work that a service may still have to do. A bean of each kind makes it part of {@code
 * /actuator/rest}.
 */
public interface Unfinished {
    /** What it is called there: {@code outbox}, {@code deliveries}. */
    String name();

    /** How much of it is due now. */
    long count();

    /**
     * When the next of it becomes due, if anything is waiting for its time, by the suite's clock.
     */
    default Optional<Instant> nextAt() {
        return Optional.empty();
    }
}
