package no.saksgang.events.conference;

import java.time.Instant;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.MemberId;

/** A member will come to the conference. */
public record ConferenceRegistrationReceived(
        ConferenceId conferenceId, MemberId memberId, Instant registeredAt)
        implements ConferenceEvent {}
