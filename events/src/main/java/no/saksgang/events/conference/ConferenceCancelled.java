package no.saksgang.events.conference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A conference will not be held. */
public record ConferenceCancelled(@JsonUnwrapped ConferenceDetails conference, String reason)
        implements ConferenceEvent.OfConference {}
