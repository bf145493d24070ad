package no.saksgang.notificationservice.calendar;

import no.saksgang.events.Envelope;
import no.saksgang.events.meeting.MeetingEvent;

/** Lets tests of other packages have a projection hear without Kafka. */
public final class Calendars {
    private Calendars() {}

    public static void hear(Entries entries, Envelope<MeetingEvent> said) {
        entries.hear(said, (_, _, _) -> {});
    }
}
