package no.saksgang.events.meeting;

import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who was there.
 *
 * @param guests how many were there who are not members; they are named in the referat alone
 */
public record AttendanceRecorded(
        MeetingId meetingId,
        List<Present> present,
        List<MemberId> apologies,
        List<MemberId> absent,
        int guests)
        implements MeetingEvent {
    public AttendanceRecorded {
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
        absent = List.copyOf(absent);
    }

    /** One who was there; the local times say when, if not all the time. */
    public record Present(MemberId memberId, @Nullable LocalTime from, @Nullable LocalTime until) {}
}
