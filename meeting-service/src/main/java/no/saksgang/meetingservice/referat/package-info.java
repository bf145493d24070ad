/** The minutes of a meeting, from draft to approved and corrected. */
@NullMarked
package no.saksgang.meetingservice.referat;

import org.jspecify.annotations.NullMarked;
