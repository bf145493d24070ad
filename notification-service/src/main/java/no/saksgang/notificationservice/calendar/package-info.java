/**
 * What stands in people's calendars: each meeting and conference as it was last said, findable by
 * the UID under which calendars know it, with the answers as the meeting-service has accepted them.
 */
@NullMarked
package no.saksgang.notificationservice.calendar;

import org.jspecify.annotations.NullMarked;
