/** The suite's clock, which a rehearsal or a demonstration moves. */
@NullMarked
package no.saksgang.local.clock;

import org.jspecify.annotations.NullMarked;
