package no.saksgang.meetingservice.casework;

import java.time.Instant;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.events.casework.CaseClosed;
import no.saksgang.events.casework.CaseEvent;
import no.saksgang.events.casework.CaseOpened;
import no.saksgang.events.casework.CaseRenamed;
import no.saksgang.events.casework.CaseReopened;
import no.saksgang.meetingservice.casework.CaseRefusal.CaseIsClosed;
import no.saksgang.meetingservice.casework.CaseRefusal.CaseIsOpen;

/**
 * The matter (<i>sak</i>) behind items of several meetings. It is one group's, which has numbered
 * it; items of other groups' meetings may belong to it too. What it holds is found by its id on
 * agendas, so it knows of none itself.
 */
final class Case extends Aggregate<CaseEvent> {
    private final CaseId caseId;
    private final GroupId groupId;
    private final String number;
    private final Instant openedAt;
    private String title;
    private Stage stage;

    sealed interface Stage {
        record Open() implements Stage {}

        record Closed(Instant at) implements Stage {}
    }

    /** How far it has come, as others see it. */
    enum Status {
        OPEN,
        CLOSED
    }

    // As it is stored.
    Case(
            CaseId caseId,
            GroupId groupId,
            String number,
            Instant openedAt,
            String title,
            Stage stage) {
        this.caseId = caseId;
        this.groupId = groupId;
        this.number = number;
        this.openedAt = openedAt;
        this.title = title;
        this.stage = stage;
    }

    /**
     * @param number as {@link Numbering} gives it
     */
    static Case open(CaseId caseId, GroupId groupId, String number, String title, Instant at) {
        var opened = new Case(caseId, groupId, number, at, title, new Stage.Open());
        opened.record(new CaseOpened(caseId, groupId, number, title), at);
        return opened;
    }

    /**
     * Calls it something else. Meetings that were held call it what it was called then.
     *
     * @throws Refused with {@link CaseIsClosed}
     */
    void rename(String newTitle, Instant at) {
        checkOpen();
        if (!newTitle.equals(title)) {
            title = newTitle;
            record(new CaseRenamed(caseId, newTitle), at);
        }
    }

    /**
     * Nothing more is expected of it.
     *
     * @throws Refused with {@link CaseIsClosed}
     */
    void close(Instant at) {
        checkOpen();
        stage = new Stage.Closed(at);
        record(new CaseClosed(caseId), at);
    }

    /**
     * It goes on after all.
     *
     * @throws Refused with {@link CaseIsOpen}
     */
    void reopen(Instant at) {
        if (stage instanceof Stage.Open) {
            throw new Refused(new CaseIsOpen());
        }
        stage = new Stage.Open();
        record(new CaseReopened(caseId), at);
    }

    CaseId caseId() {
        return caseId;
    }

    GroupId groupId() {
        return groupId;
    }

    String number() {
        return number;
    }

    Instant openedAt() {
        return openedAt;
    }

    String title() {
        return title;
    }

    Stage stage() {
        return stage;
    }

    private void checkOpen() {
        if (stage instanceof Stage.Closed(var at)) {
            throw new Refused(new CaseIsClosed(at));
        }
    }
}
