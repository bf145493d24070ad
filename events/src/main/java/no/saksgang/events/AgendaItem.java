package no.saksgang.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of an agenda (<i>sak på sakslisten</i>).
 *
 * @param number as people say it: {@code 3}, and {@code 3.2} below it
 * @param caseNumber such as {@code 12/25}
 * @param minutes how long it is meant to take
 * @param approves the meetings whose referater it approves
 * @param items the items below it, one level
 */
public record AgendaItem(
        String number,
        @Nullable CaseId caseId,
        @Nullable String caseNumber,
        String title,
        ItemKind kind,
        @Nullable MemberId presenter,
        @Nullable Integer minutes,
        List<Paper> papers,
        List<MeetingId> approves,
        Visibility visibility,
        List<AgendaItem> items) {
    public AgendaItem {
        papers = List.copyOf(papers);
        approves = List.copyOf(approves);
        items = List.copyOf(items);
    }
}
