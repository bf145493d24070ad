package no.saksgang.meetingservice.meeting;

import java.util.List;
import no.saksgang.events.CaseId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An item as the secretariat puts it on an agenda; the agenda gives it its number.
 *
 * @param minutes how long it is meant to take
 * @param items the items below it, one level
 */
record ProposedItem(
        String title,
        ItemKind kind,
        @Nullable CaseId caseId,
        @Nullable String caseNumber,
        @Nullable MemberId presenter,
        @Nullable Integer minutes,
        List<ProposedPaper> papers,
        List<MeetingId> approves,
        Visibility visibility,
        List<ProposedItem> items) {
    ProposedItem {
        papers = List.copyOf(papers);
        approves = List.copyOf(approves);
        items = List.copyOf(items);
    }

    /** A paper as it comes in; the meeting gives it its id. */
    record ProposedPaper(String title, String url) {}
}
