/** Conferences that the groups' members are invited to. */
@NullMarked
package no.saksgang.meetingservice.conference;

import org.jspecify.annotations.NullMarked;
