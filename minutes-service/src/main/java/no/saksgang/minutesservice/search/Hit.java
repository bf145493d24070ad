package no.saksgang.minutesservice.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.MeetingType;
import org.jspecify.annotations.Nullable;

/**
 * A referat that was found: its newest revision.
 *
 * @param excerpts where the words stand, the best first; none if no words were sought
 */
record Hit(
        MeetingId meetingId,
        int revision,
        MeetingType type,
        @Nullable String number,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        Instant approvedAt,
        List<Excerpt> excerpts) {

    Hit {
        groupIds = List.copyOf(groupIds);
        excerpts = List.copyOf(excerpts);
    }

    /**
     * A few lines of the referat.
     *
     * @param itemNumber of the item that they stand in, if they stand in one
     * @param html escaped, with {@code <mark>} around what was sought
     */
    record Excerpt(@Nullable String itemNumber, @Nullable String itemTitle, String html) {}

    Hit with(List<Excerpt> found) {
        return new Hit(
                meetingId,
                revision,
                type,
                number,
                title,
                groupIds,
                startsAt,
                endsAt,
                timeZone,
                place,
                approvedAt,
                found);
    }
}
