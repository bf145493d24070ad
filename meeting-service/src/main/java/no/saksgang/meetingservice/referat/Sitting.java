package no.saksgang.meetingservice.referat;

import no.saksgang.events.Person;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.referat.Attendees;

/**
 * What a referat has from its meeting, and the names from the directory.
 *
 * @param invitation the meeting, as it was called
 * @param attendance who was there, as far as that is recorded
 */
record Sitting(Invitation invitation, Person leader, Person secretary, Attendees attendance) {}
