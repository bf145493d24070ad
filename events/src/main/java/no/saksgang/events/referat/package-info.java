/** What is said of referater (minutes of meetings). */
@NullMarked
package no.saksgang.events.referat;

import org.jspecify.annotations.NullMarked;
