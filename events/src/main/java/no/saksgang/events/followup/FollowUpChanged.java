package no.saksgang.events.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What is to be done, by whom or until when is another, by a correction of the referat or by the
 * secretariat.
 */
public record FollowUpChanged(@JsonUnwrapped FollowUpDetails followUp)
        implements FollowUpEvent.OfFollowUp {}
