/** News to members. */
@NullMarked
package no.saksgang.meetingservice.announcement;

import org.jspecify.annotations.NullMarked;
