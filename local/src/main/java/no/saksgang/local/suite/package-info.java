/** The whole suite as processes on one machine: started, killed, stopped and ended together. */
@NullMarked
package no.saksgang.local.suite;

import org.jspecify.annotations.NullMarked;
