package no.saksgang.minutesservice.archive;

import java.time.Instant;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ApprovedReferat;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a referat, as it was approved or corrected. It never changes.
 *
 * @param reason of the correction, if it is one
 * @param archivedAt when it came into the archive
 */
public record Revision(ApprovedReferat referat, @Nullable String reason, Instant archivedAt) {
    public MeetingId meetingId() {
        return referat.meetingId();
    }

    public int number() {
        return referat.revision();
    }

    /** What it is called in the store: {@code <meetingId>:<revision>}. */
    String id() {
        return id(meetingId(), number());
    }

    static String id(MeetingId meetingId, int number) {
        return meetingId + ":" + number;
    }
}
