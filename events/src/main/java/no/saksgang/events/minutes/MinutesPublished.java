package no.saksgang.events.minutes;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * An approved referat can be read in the archive.
 *
 * @param revision of the referat
 */
public record MinutesPublished(
        MeetingId meetingId,
        int revision,
        String title,
        @Nullable String number,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant approvedAt)
        implements MinutesEvent {
    public MinutesPublished {
        groupIds = List.copyOf(groupIds);
    }
}
