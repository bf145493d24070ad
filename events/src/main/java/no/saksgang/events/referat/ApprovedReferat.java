package no.saksgang.events.referat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.MeetingType;
import org.jspecify.annotations.Nullable;

/**
 * The whole of an approved referat. It names people, as the law on archives wants.
 *
 * @param revision of the referat, from 1 at approval
 */
public record ApprovedReferat(
        MeetingId meetingId,
        int revision,
        MeetingType type,
        @Nullable String number,
        @Nullable MeetingId partOf,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        Person leader,
        Person secretary,
        @Nullable Contact contact,
        References references,
        @Nullable String introduction,
        List<Paper> papers,
        List<ReferatItem> items,
        @Nullable String closing,
        Attendees attendance,
        List<SettledComment> comments,
        Approval approval) {
    public ApprovedReferat {
        groupIds = List.copyOf(groupIds);
        papers = List.copyOf(papers);
        items = List.copyOf(items);
        comments = List.copyOf(comments);
    }
}
