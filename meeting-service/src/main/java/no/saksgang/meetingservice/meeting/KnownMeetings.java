package no.saksgang.meetingservice.meeting;

import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.CaseId;
import no.saksgang.events.MeetingId;
import org.jspecify.annotations.Nullable;

/** Meetings, as the other packages read them. */
public interface KnownMeetings {
    Optional<Meeting> meeting(MeetingId id);

    /**
     * Those with an item on their agenda that belongs to the case, in the order in which they
     * start.
     *
     * @param after where to begin; null: at the first
     */
    List<Meeting> withCase(CaseId caseId, @Nullable MomentCursor after, int limit);

    /**
     * @throws Unknown if there is none
     */
    default Meeting get(MeetingId id) {
        return meeting(id).orElseThrow(() -> new Unknown(id.value()));
    }
}
