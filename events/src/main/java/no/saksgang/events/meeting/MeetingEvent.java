package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import no.saksgang.events.Event;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Subject;

/** What is said of a meeting on {@code saksgang.meetings}. */
public sealed interface MeetingEvent extends Event
        permits MeetingPlanned, MeetingEvent.OfInvitation, InvitationAnswered, AttendanceRecorded {
    MeetingId meetingId();

    @Override
    default Subject subject() {
        return new Subject("meeting", meetingId().value());
    }

    /**
     * An event that carries the whole invitation as it is from now on, its fields beside what
     * changed.
     */
    sealed interface OfInvitation extends MeetingEvent
            permits AgendaApproved,
                    AgendaAmended,
                    PaperAdded,
                    InviteesChanged,
                    MeetingRescheduled,
                    MeetingCancelled {
        Invitation invitation();

        @Override
        @JsonIgnore
        default MeetingId meetingId() {
            return invitation().meetingId();
        }
    }
}
