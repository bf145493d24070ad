/**
 * Batches of events in: read, handed on one by one or together, and set aside when they cannot be
 * read.
 */
@NullMarked
package no.saksgang.chassis.inbox;

import org.jspecify.annotations.NullMarked;
