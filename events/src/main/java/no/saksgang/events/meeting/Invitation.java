package no.saksgang.events.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/**
 * All that a calendar and a mail need to know of a meeting, as it is from now on. Its fields stand
 * beside the others in an event's data.
 *
 * @param revision counts the changes that a calendar must know, from 1 at approval; iCalendar's
 *     SEQUENCE is one less
 * @param number such as {@code 3/2025}
 * @param partOf the joint meeting that this one follows
 * @param answerBy when answers are wanted, if that was said
 */
public record Invitation(
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
        MemberId leaderId,
        MemberId secretaryId,
        @Nullable Contact contact,
        List<MemberId> invitees,
        List<AgendaItem> agenda,
        List<Paper> papers,
        @Nullable Instant answerBy) {
    public Invitation {
        groupIds = List.copyOf(groupIds);
        invitees = List.copyOf(invitees);
        agenda = List.copyOf(agenda);
        papers = List.copyOf(papers);
    }
}
