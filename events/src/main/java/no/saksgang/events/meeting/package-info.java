/** What is said of meetings. */
@NullMarked
package no.saksgang.events.meeting;

import org.jspecify.annotations.NullMarked;
