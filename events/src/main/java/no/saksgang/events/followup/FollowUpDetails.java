package no.saksgang.events.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.CaseId;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * The whole of a follow-up, its fields beside the others in an event's data. The text and the
 * owners are what the approved referat says of it, if it comes from one.
 *
 * @param meetingId the meeting in which it was agreed, if one
 * @param itemNumber of that meeting's agenda
 * @param caseId the matter that it belongs to
 * @param timeZone in which its due day is a day
 * @param owners who does it; members by their ids alone
 * @param dueDay the last day on which it is in time: the date, or the last of the period; none
 *     where it is due in words, or not at all
 * @param contact whom its owners write to
 */
public record FollowUpDetails(
        FollowUpId followUpId,
        @Nullable MeetingId meetingId,
        @Nullable String meetingTitle,
        @Nullable Instant meetingStartsAt,
        @Nullable String itemNumber,
        @Nullable CaseId caseId,
        List<GroupId> groupIds,
        ZoneId timeZone,
        Visibility visibility,
        String text,
        List<Person> owners,
        @Nullable Due due,
        @Nullable LocalDate dueDay,
        @Nullable Contact contact) {
    public FollowUpDetails {
        groupIds = List.copyOf(groupIds);
        owners = List.copyOf(owners);
    }
}
