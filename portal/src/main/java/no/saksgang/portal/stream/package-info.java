/**
 * The events of the suite as server-sent events, for whoever subscribes, and the page that tells
 * how.
 *
 * <p>One consumer, the {@link no.saksgang.portal.stream.Feed}, reads Kafka for all subscribers into
 * the {@link no.saksgang.portal.stream.Tail}, the last events in memory. A subscriber is no more
 * than a place in it and a filter: it has no buffer, and one that the tail has run away from is let
 * go and resumes. Where it was, it knows by the id of what it got last, which is a {@link
 * no.saksgang.portal.stream.Position} on all of Kafka and good at every instance. What the tail no
 * longer holds, a {@link no.saksgang.portal.stream.CatchUp} reads for that subscriber alone until
 * it meets the tail.
 */
@NullMarked
package no.saksgang.portal.stream;

import org.jspecify.annotations.NullMarked;
