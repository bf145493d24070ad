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

/** A meeting was planned. Nobody is invited yet. */
public record MeetingPlanned(
        MeetingId meetingId,
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
        List<AgendaItem> agenda,
        List<Paper> papers,
        @Nullable Instant answerBy)
        implements MeetingEvent {
    public MeetingPlanned {
        groupIds = List.copyOf(groupIds);
        agenda = List.copyOf(agenda);
        papers = List.copyOf(papers);
    }
}
