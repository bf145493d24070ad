/** What is said of cases. */
@NullMarked
package no.saksgang.events.casework;

import org.jspecify.annotations.NullMarked;
