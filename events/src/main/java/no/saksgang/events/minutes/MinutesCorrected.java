package no.saksgang.events.minutes;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * A later revision of a referat can be read in the archive, beside the earlier ones.
 *
 * @param revision of the referat
 */
public record MinutesCorrected(
        MeetingId meetingId,
        int revision,
        String title,
        @Nullable String number,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant approvedAt)
        implements MinutesEvent {
    public MinutesCorrected {
        groupIds = List.copyOf(groupIds);
    }
}
