/** What the archive says. */
@NullMarked
package no.saksgang.events.minutes;

import org.jspecify.annotations.NullMarked;
