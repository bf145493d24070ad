package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;
import org.jspecify.annotations.Nullable;

/**
 * All that is said when a meeting is planned.
 *
 * @param number such as {@code 3/2025}
 * @param partOf the joint meeting that this one follows
 * @param answerBy when answers are wanted
 */
record Plan(
        MeetingId meetingId,
        MeetingType type,
        @Nullable String number,
        @Nullable MeetingId partOf,
        String title,
        List<GroupId> groupIds,
        Schedule schedule,
        Place place,
        MemberId leaderId,
        MemberId secretaryId,
        @Nullable Contact contact,
        List<ProposedItem> agenda,
        List<ProposedPaper> papers,
        @Nullable Instant answerBy) {
    Plan {
        groupIds = groupIds.stream().distinct().toList();
        agenda = List.copyOf(agenda);
        papers = List.copyOf(papers);
    }
}
