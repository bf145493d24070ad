package no.saksgang.notificationservice.calendar;

import no.saksgang.events.Envelope;
import no.saksgang.events.meeting.MeetingEvent;

/** Hears what an event changed in a meeting's entry; the same may come more than once. */
@FunctionalInterface
public interface News {
    void of(Envelope<MeetingEvent> heard, Entry before, Entry now);
}
