package no.saksgang.events.referat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;

/**
 * The referat was approved. It is final; what is wrong in it is corrected by a new revision.
 *
 * @param invitees who gets it
 */
public record ReferatApproved(@JsonUnwrapped ApprovedReferat referat, List<MemberId> invitees)
        implements ReferatEvent {
    public ReferatApproved {
        invitees = List.copyOf(invitees);
    }

    @Override
    @JsonIgnore
    public MeetingId meetingId() {
        return referat.meetingId();
    }
}
