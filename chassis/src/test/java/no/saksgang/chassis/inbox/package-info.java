@NullMarked
package no.saksgang.chassis.inbox;

import org.jspecify.annotations.NullMarked;
