package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The meeting will not be held. */
public record MeetingCancelled(@JsonUnwrapped Invitation invitation, String reason)
        implements MeetingEvent.OfInvitation {}
