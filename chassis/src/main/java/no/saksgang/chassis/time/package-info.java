/** Which clock the suite goes by. */
@NullMarked
package no.saksgang.chassis.time;

import org.jspecify.annotations.NullMarked;
