/** The HTTP edge: problems (RFC 9457), If-Match, Idempotency-Key. */
@NullMarked
package no.saksgang.chassis.http;

import org.jspecify.annotations.NullMarked;
