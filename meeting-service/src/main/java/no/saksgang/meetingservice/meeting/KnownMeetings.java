package no.saksgang.meetingservice.meeting;

import java.util.Optional;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MeetingId;

/** Meetings, as the other packages read them. */
public interface KnownMeetings {
    Optional<Meeting> meeting(MeetingId id);

    /**
     * @throws Unknown if there is none
     */
    default Meeting get(MeetingId id) {
        return meeting(id).orElseThrow(() -> new Unknown(id.value()));
    }
}
