package no.saksgang.events.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** There is something to follow up, from an approved referat or put in by the secretariat. */
public record FollowUpRegistered(@JsonUnwrapped FollowUpDetails followUp)
        implements FollowUpEvent.OfFollowUp {}
