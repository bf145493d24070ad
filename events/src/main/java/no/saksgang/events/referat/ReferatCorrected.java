package no.saksgang.events.referat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;

/**
 * An approved referat was corrected: a new revision of it.
 *
 * @param invitees who gets it
 */
public record ReferatCorrected(
        @JsonUnwrapped ApprovedReferat referat, List<MemberId> invitees, String reason)
        implements ReferatEvent {
    public ReferatCorrected {
        invitees = List.copyOf(invitees);
    }

    @Override
    @JsonIgnore
    public MeetingId meetingId() {
        return referat.meetingId();
    }
}
