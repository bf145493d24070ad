package no.saksgang.events.followup;

import java.time.Instant;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;

/** It is done, or need not be done any more. What was noted about that stays with it. */
public record FollowUpClosed(FollowUpId followUpId, MemberId closedBy, Instant closedAt)
        implements FollowUpEvent {}
