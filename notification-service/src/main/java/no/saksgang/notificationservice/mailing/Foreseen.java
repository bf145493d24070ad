package no.saksgang.notificationservice.mailing;

import java.time.Instant;

/**
 * A mailing that something would cause.
 *
 * @param at when, by the suite's clock
 */
public record Foreseen(Cause cause, Instant at) {}
