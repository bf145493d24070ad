package no.saksgang.portal.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.CaseId;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What waits to come on an agenda of some groups: their open cases, and what was to be done and is
 * not known to be.
 *
 * @param cases by their numbers
 * @param followUps what is due first comes first
 */
record Backlog(List<OpenCase> cases, List<OpenFollowUp> followUps) {
    private static final int LONGEST_TITLE = 200;

    Backlog {
        cases = List.copyOf(cases);
        followUps = List.copyOf(followUps);
    }

    /** A matter that goes on. */
    record OpenCase(CaseId caseId, String number, String title) {
        private AgendaItem item() {
            return Backlog.item(
                    caseId, number, title, ItemKind.DISCUSSION, null, Visibility.PUBLIC);
        }
    }

    /** Something that is to be done. */
    record OpenFollowUp(
            FollowUpId followUpId,
            @Nullable CaseId caseId,
            String text,
            List<Person> owners,
            Visibility visibility,
            boolean late) {
        /** Who of the owners is a member can answer for it in the meeting. */
        private @Nullable MemberId presenter() {
            return owners.stream()
                    .map(Person::memberId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private AgendaItem item() {
            var line = text.strip().replaceAll("\\s+", " ");
            var title =
                    line.length() <= LONGEST_TITLE
                            ? line
                            : line.substring(0, LONGEST_TITLE - 1) + "…";
            return Backlog.item(caseId, null, title, ItemKind.INFORMATION, presenter(), visibility);
        }

        /** Whether an agenda has it: an item is known by its words. */
        private boolean isOn(Draft draft) {
            var mine = item().title();
            return draft.all().anyMatch(it -> it.title().equals(mine));
        }
    }

    /** What is not on the agenda yet. */
    Backlog without(Draft draft) {
        return new Backlog(
                cases.stream()
                        .filter(it ->
                                draft.all().noneMatch(item -> it.caseId().equals(item.caseId())))
                        .toList(),
                followUps.stream().filter(it -> !it.isOn(draft)).toList());
    }

    /** Puts cases last on the agenda, each as an item of its own. */
    Draft withCases(Draft draft, List<String> chosen) {
        var with = draft;
        for (var it : cases) {
            if (chosen.contains(it.caseId().value())) {
                with = with.add(it.item());
            }
        }
        return with;
    }

    /**
     * Puts follow-ups below one item, which is there or comes last.
     *
     * @param heading what that item is called
     */
    Draft withFollowUps(Draft draft, List<String> chosen, String heading) {
        var taken = new ArrayList<AgendaItem>();
        for (var it : followUps) {
            if (chosen.contains(it.followUpId().value())) {
                taken.add(it.item());
            }
        }
        if (taken.isEmpty()) {
            return draft;
        }
        var with =
                draft.titled(heading).isPresent()
                        ? draft
                        : draft.add(
                                item(
                                        null,
                                        null,
                                        heading,
                                        ItemKind.INFORMATION,
                                        null,
                                        Visibility.PUBLIC));
        var below = with.titled(heading).orElseThrow().number();
        for (var it : taken) {
            with = with.add(below, it);
        }
        return with;
    }

    private static AgendaItem item(
            @Nullable CaseId caseId,
            @Nullable String caseNumber,
            String title,
            ItemKind kind,
            @Nullable MemberId presenter,
            Visibility visibility) {
        return new AgendaItem(
                "",
                caseId,
                caseNumber,
                title,
                kind,
                presenter,
                null,
                List.of(),
                List.of(),
                visibility,
                List.of());
    }
}
