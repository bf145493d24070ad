/** Cases: the matters behind items of several meetings. */
@NullMarked
package no.saksgang.meetingservice.casework;

import org.jspecify.annotations.NullMarked;
