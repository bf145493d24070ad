package no.saksgang.notificationservice.followup;

import no.saksgang.events.Envelope;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MemberId;
import no.saksgang.events.followup.FollowUpChanged;
import no.saksgang.events.followup.FollowUpClosed;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.followup.FollowUpReopened;
import no.saksgang.events.followup.FollowUpWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up as it was last said: the fold of its events.
 *
 * @param sequence of the last event that it has heard; 0 before any
 * @param opened the sequence at which it was opened last, so that to close it again after that is
 *     another closing
 * @param details the whole of it, as far as that was said
 */
record FollowUp(
        FollowUpId id,
        long sequence,
        long opened,
        @Nullable FollowUpDetails details,
        Status status) {
    enum Status {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    static FollowUp unheardOf(FollowUpId id) {
        return new FollowUp(id, 0, 0, null, Status.OPEN);
    }

    /** As it is after an event that is newer than all it has heard. */
    FollowUp after(Envelope<FollowUpEvent> heard) {
        var at = heard.sequence();
        return switch (heard.event()) {
            case FollowUpRegistered(var now) -> new FollowUp(id, at, at, now, Status.OPEN);
            case FollowUpReopened(var now) -> new FollowUp(id, at, at, now, Status.OPEN);
            case FollowUpChanged(var now) -> new FollowUp(id, at, opened, now, Status.OPEN);
            case FollowUpClosed _ -> new FollowUp(id, at, opened, details, Status.CLOSED);
            case FollowUpWithdrawn _ -> new FollowUp(id, at, opened, details, Status.WITHDRAWN);
        };
    }

    boolean isOwnedBy(MemberId member) {
        return details != null
                && details.owners().stream().anyMatch(it -> member.equals(it.memberId()));
    }
}
