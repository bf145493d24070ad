package no.saksgang.events.followup;

import java.time.Instant;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * It is done, or need not be done any more. What was noted about that stays with it.
 *
 * @param closedBy the member who said so; none where the secretariat did, as a body
 */
public record FollowUpClosed(FollowUpId followUpId, @Nullable MemberId closedBy, Instant closedAt)
        implements FollowUpEvent {}
