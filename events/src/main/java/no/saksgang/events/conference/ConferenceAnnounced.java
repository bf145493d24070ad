package no.saksgang.events.conference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A conference was announced: the audience is invited. */
public record ConferenceAnnounced(@JsonUnwrapped ConferenceDetails conference)
        implements ConferenceEvent.OfConference {}
