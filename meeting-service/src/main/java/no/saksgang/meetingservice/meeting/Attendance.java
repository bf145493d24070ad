package no.saksgang.meetingservice.meeting;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AttendanceRecorded.Present;
import org.jspecify.annotations.Nullable;

/** Who was there, who had said that they could not come, who just did not, and who came besides. */
public record Attendance(
        List<Present> present,
        List<MemberId> apologies,
        List<MemberId> absent,
        List<Guest> guests) {
    static final int MOST_GUESTS = 500;

    public Attendance {
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
        absent = List.copyOf(absent);
        guests = List.copyOf(guests);
    }

    /** Every member named, as often as they are named. */
    Stream<MemberId> members() {
        return Stream.concat(
                present.stream().map(Present::memberId),
                Stream.concat(apologies.stream(), absent.stream()));
    }

    /** One who is not a member of the meeting. */
    public record Guest(
            String name,
            @Nullable String represents,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {}
}
