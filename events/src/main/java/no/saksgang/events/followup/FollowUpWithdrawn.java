package no.saksgang.events.followup;

import no.saksgang.events.FollowUpId;

/** A correction of the referat took it out before it was done. */
public record FollowUpWithdrawn(FollowUpId followUpId) implements FollowUpEvent {}
