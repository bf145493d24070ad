/** A meeting from the plan to the attendance: agenda, invitation, answers. */
@NullMarked
package no.saksgang.meetingservice.meeting;

import org.jspecify.annotations.NullMarked;
