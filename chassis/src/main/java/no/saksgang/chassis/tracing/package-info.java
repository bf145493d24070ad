/** The trace of the request that caused an event, carried along with it. */
@NullMarked
package no.saksgang.chassis.tracing;

import org.jspecify.annotations.NullMarked;
