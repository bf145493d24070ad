/** What services show of themselves to those who keep them running. */
@NullMarked
package no.saksgang.chassis.meters;

import org.jspecify.annotations.NullMarked;
