package no.saksgang.meetingservice.casework;

import java.time.Instant;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * A case as it now stands.
 *
 * @param items where its items of all meetings are read
 */
record CaseView(
        CaseId caseId,
        GroupId groupId,
        String number,
        String title,
        Case.Status status,
        Instant openedAt,
        @Nullable Instant closedAt,
        String items) {
    static CaseView of(Stored<Case> stored) {
        var it = stored.aggregate();
        var items = "/cases/" + it.caseId() + "/items";
        return switch (it.stage()) {
            case Case.Stage.Open _ -> view(it, Case.Status.OPEN, null, items);
            case Case.Stage.Closed(var at) -> view(it, Case.Status.CLOSED, at, items);
        };
    }

    private static CaseView view(
            Case it, Case.Status status, @Nullable Instant closedAt, String items) {
        return new CaseView(
                it.caseId(),
                it.groupId(),
                it.number(),
                it.title(),
                status,
                it.openedAt(),
                closedAt,
                items);
    }
}
