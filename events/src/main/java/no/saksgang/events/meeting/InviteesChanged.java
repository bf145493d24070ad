package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.saksgang.events.MemberId;

/** Members came into an invited group, or left it. */
public record InviteesChanged(
        @JsonUnwrapped Invitation invitation, List<MemberId> added, List<MemberId> removed)
        implements MeetingEvent.OfInvitation {
    public InviteesChanged {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
