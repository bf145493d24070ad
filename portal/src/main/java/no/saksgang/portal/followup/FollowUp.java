package no.saksgang.portal.followup;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.CaseId;
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import org.jspecify.annotations.Nullable;

/** Work with owners, as the meeting-service shows it. */
record FollowUp(
        FollowUpId followUpId,
        @Nullable MeetingId meetingId,
        @Nullable String meetingTitle,
        @Nullable String itemNumber,
        @Nullable CaseId caseId,
        List<GroupId> groupIds,
        String text,
        List<Person> owners,
        @Nullable Due due,
        Status status,
        boolean late,
        @Nullable Instant closedAt,
        @Nullable String note) {
    enum Status {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    /** Whether it is theirs to do, and to say that it is done. */
    public boolean isOf(@Nullable MemberId member) {
        return member != null && owners.stream().anyMatch(it -> member.equals(it.memberId()));
    }
}
