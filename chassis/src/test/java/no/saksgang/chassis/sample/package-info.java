/** The smallest service that the chassis can carry: notices that are put up and heard of. */
@NullMarked
package no.saksgang.chassis.sample;

import org.jspecify.annotations.NullMarked;
