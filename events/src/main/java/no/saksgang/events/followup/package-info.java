/** What is said of follow-ups. */
@NullMarked
package no.saksgang.events.followup;

import org.jspecify.annotations.NullMarked;
