/** Aggregates that carry their unpublished events, and the relay that brings those to Kafka. */
@NullMarked
package no.saksgang.chassis.outbox;

import org.jspecify.annotations.NullMarked;
