/** The workflow: every command about groups, meetings, referater and conferences ends here. */
@NullMarked
package no.saksgang.meetingservice;

import org.jspecify.annotations.NullMarked;
