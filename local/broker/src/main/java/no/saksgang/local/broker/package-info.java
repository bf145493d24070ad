/** A real Kafka broker for one machine, in a process and on a class path of its own. */
@NullMarked
package no.saksgang.local.broker;

import org.jspecify.annotations.NullMarked;
