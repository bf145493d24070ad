/** The calendars that members' and groups' calendar programs subscribe to. */
@NullMarked
package no.saksgang.notificationservice.feed;

import org.jspecify.annotations.NullMarked;
