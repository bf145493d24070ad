/** Goes through a command without doing it, and tells what it would say. */
@NullMarked
package no.saksgang.chassis.foresight;

import org.jspecify.annotations.NullMarked;
