/** What is to be done after meetings, by whom and until when, and whether it is done. */
@NullMarked
package no.saksgang.meetingservice.followup;

import org.jspecify.annotations.NullMarked;
