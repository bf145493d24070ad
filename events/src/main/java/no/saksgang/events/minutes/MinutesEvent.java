package no.saksgang.events.minutes;

import no.saksgang.events.Event;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Subject;

/** What the archive says on {@code saksgang.minutes}. */
public sealed interface MinutesEvent extends Event permits MinutesPublished, MinutesCorrected {
    MeetingId meetingId();

    @Override
    default Subject subject() {
        return new Subject("minutes", meetingId().value());
    }
}
