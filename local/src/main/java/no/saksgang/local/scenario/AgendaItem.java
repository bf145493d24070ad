package no.saksgang.local.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of an agenda.
 *
 * @param number from its place: {@code 3}, and {@code 3.2} below it
 * @param kind as over HTTP: {@code approval-of-agenda}
 * @param presenter a member's id
 * @param minutes how long it is meant to take
 * @param approves ids of the meetings whose referater it approves
 * @param visibility {@code PUBLIC} or {@code MEMBERS}
 */
public record AgendaItem(
        String number,
        String title,
        String kind,
        @Nullable String presenter,
        @Nullable Integer minutes,
        List<Paper> papers,
        List<String> approves,
        @Nullable String visibility,
        List<AgendaItem> items) {

    public AgendaItem {
        papers = List.copyOf(papers);
        approves = List.copyOf(approves);
        items = List.copyOf(items);
    }
}
