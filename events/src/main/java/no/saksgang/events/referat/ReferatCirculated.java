package no.saksgang.events.referat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/**
 * The draft was sent to everyone, for comments. It names members by their ids alone ({@link
 * Person#name} is empty): what is approved may be kept for ever, a draft may not.
 *
 * @param invitees who gets it
 * @param commentsBy until when comments are wanted
 */
public record ReferatCirculated(
        MeetingId meetingId,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        Person leader,
        Person secretary,
        @Nullable Contact contact,
        List<MemberId> invitees,
        References references,
        @Nullable String introduction,
        List<ReferatItem> items,
        @Nullable String closing,
        Attendees attendance,
        Instant commentsBy)
        implements ReferatEvent {
    public ReferatCirculated {
        groupIds = List.copyOf(groupIds);
        invitees = List.copyOf(invitees);
        items = List.copyOf(items);
    }
}
