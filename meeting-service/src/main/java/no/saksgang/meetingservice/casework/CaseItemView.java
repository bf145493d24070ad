package no.saksgang.meetingservice.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.Proposal;
import no.saksgang.meetingservice.followup.FollowUpView;
import no.saksgang.meetingservice.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/**
 * One item of a meeting, as part of a case: what the agenda says, and once the referat is approved,
 * what came out of it.
 *
 * @param meetingNumber such as {@code 3/2025}
 * @param approved whether the referat is, so that what follows is known
 * @param followUps as they now stand
 */
record CaseItemView(
        MeetingId meetingId,
        String meetingTitle,
        @Nullable String meetingNumber,
        Meeting.Status meetingStatus,
        List<GroupId> groupIds,
        Instant startsAt,
        ZoneId timeZone,
        String itemNumber,
        String title,
        ItemKind kind,
        Visibility visibility,
        List<Paper> papers,
        boolean approved,
        List<Decision> decisions,
        List<Proposal> proposals,
        List<FollowUpView> followUps) {
    static CaseItemView of(
            Meeting meeting,
            AgendaItem item,
            @Nullable ReferatItem said,
            List<FollowUpView> followUps,
            Instant now) {
        var invitation = meeting.invitation();
        return new CaseItemView(
                invitation.meetingId(),
                invitation.title(),
                invitation.number(),
                meeting.status(now),
                invitation.groupIds(),
                invitation.startsAt(),
                invitation.timeZone(),
                item.number(),
                item.title(),
                item.kind(),
                item.visibility(),
                item.papers(),
                said != null,
                said == null ? List.of() : said.decisions(),
                said == null ? List.of() : said.proposals(),
                followUps);
    }
}
