package no.saksgang.meetingservice.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import no.saksgang.events.MemberId;
import no.saksgang.events.followup.FollowUpDetails;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up as it now stands, its owners by their names.
 *
 * @param late whether its due day is over, and it is still to be done
 * @param fromReferat whether an approved referat says so, and not the secretariat
 * @param closedBy who closed it, if it is closed
 * @param note what they said of it
 */
public record FollowUpView(
        @JsonUnwrapped FollowUpDetails followUp,
        FollowUp.Status status,
        boolean late,
        boolean fromReferat,
        @Nullable MemberId closedBy,
        @Nullable Instant closedAt,
        @Nullable String note) {
    static FollowUpView of(FollowUp followUp, FollowUpDetails named, Instant now) {
        var closed = followUp.stage() instanceof FollowUp.Stage.Closed it ? it : null;
        return new FollowUpView(
                named,
                followUp.status(),
                followUp.isLate(now),
                followUp.asApproved().isPresent(),
                closed == null ? null : closed.by(),
                closed == null ? null : closed.at(),
                closed == null ? null : closed.note());
    }
}
