package no.saksgang.events.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** It was closed, and is to be done after all. */
public record FollowUpReopened(@JsonUnwrapped FollowUpDetails followUp)
        implements FollowUpEvent.OfFollowUp {}
