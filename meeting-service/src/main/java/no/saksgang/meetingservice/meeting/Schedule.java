package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import no.saksgang.chassis.http.Refused;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingEndsBeforeItStarts;
import no.saksgang.meetingservice.meeting.MeetingRefusal.PartOutsideMeeting;
import org.jspecify.annotations.Nullable;

/**
 * When a meeting is held, as people agreed on it: on the wall clock of {@code zone}, so that it
 * stays right when clocks are moved.
 */
public record Schedule(LocalDateTime start, LocalDateTime end, ZoneId zone) {
    /**
     * @throws Refused with {@link MeetingEndsBeforeItStarts}
     */
    public Schedule {
        if (!start.isBefore(end)) {
            throw new Refused(new MeetingEndsBeforeItStarts());
        }
    }

    static Schedule between(Instant startsAt, Instant endsAt, ZoneId zone) {
        return new Schedule(
                LocalDateTime.ofInstant(startsAt, zone),
                LocalDateTime.ofInstant(endsAt, zone),
                zone);
    }

    public Instant startsAt() {
        return start.atZone(zone).toInstant();
    }

    public Instant endsAt() {
        return end.atZone(zone).toInstant();
    }

    /**
     * Checks that one who is there for a part is there within the meeting, and comes before
     * leaving.
     *
     * @param from local time; null: from the start
     * @param until local time; null: to the end
     * @throws Refused with {@link PartOutsideMeeting}
     */
    void checkPart(@Nullable LocalTime from, @Nullable LocalTime until) {
        // Over several days a time of day does not say which day is meant.
        var oneDay = start.toLocalDate().equals(end.toLocalDate());
        var earliest = oneDay ? start.toLocalTime() : LocalTime.MIN;
        var latest = oneDay ? end.toLocalTime() : LocalTime.MAX;
        var comes = from == null ? earliest : from;
        var leaves = until == null ? latest : until;
        var whole = from == null && until == null;
        if (!whole
                && (comes.isBefore(earliest)
                        || leaves.isAfter(latest)
                        || (oneDay && !comes.isBefore(leaves)))) {
            throw new Refused(new PartOutsideMeeting(start.toLocalTime(), end.toLocalTime()));
        }
    }
}
