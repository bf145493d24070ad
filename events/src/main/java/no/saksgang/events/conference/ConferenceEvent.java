package no.saksgang.events.conference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.Event;
import no.saksgang.events.Subject;

/** What is said of a conference on {@code saksgang.conferences}. */
public sealed interface ConferenceEvent extends Event
        permits ConferenceEvent.OfConference, ConferenceRegistrationReceived {
    ConferenceId conferenceId();

    @Override
    default Subject subject() {
        return new Subject("conference", conferenceId().value());
    }

    /** An event that carries the whole conference as it is from now on. */
    sealed interface OfConference extends ConferenceEvent
            permits ConferenceAnnounced, ConferenceChanged, ConferenceCancelled {
        ConferenceDetails conference();

        @Override
        @JsonIgnore
        default ConferenceId conferenceId() {
            return conference().conferenceId();
        }
    }
}
