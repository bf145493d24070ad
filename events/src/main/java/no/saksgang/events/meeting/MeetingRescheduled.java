package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import no.saksgang.events.Place;

/** The meeting was moved in time or place: everyone is asked anew. */
public record MeetingRescheduled(@JsonUnwrapped Invitation invitation, Previous previous)
        implements MeetingEvent.OfInvitation {
    /** When and where it was to be before. */
    public record Previous(Instant startsAt, Instant endsAt, Place place) {}
}
