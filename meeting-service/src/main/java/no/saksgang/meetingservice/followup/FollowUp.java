package no.saksgang.meetingservice.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.CaseId;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.followup.FollowUpChanged;
import no.saksgang.events.followup.FollowUpClosed;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.followup.FollowUpReopened;
import no.saksgang.events.followup.FollowUpWithdrawn;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsClosed;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsOpen;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsWithdrawn;
import no.saksgang.meetingservice.followup.FollowUpRefusal.NotItsOwner;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to do after a meeting. Each public method is a sentence of the domain,
 * as in {@link no.saksgang.meetingservice.meeting.Meeting}. Most come from an approved referat, and
 * follow its corrections as long as they are open; what is closed is left alone.
 */
public final class FollowUp extends Aggregate<FollowUpEvent> {
    private final FollowUpId followUpId;
    private final Origin origin;
    private @Nullable AsApproved asApproved;
    private Task task;
    // What the due day says, as text; the store finds and orders follow-ups by it.
    private String dueOrder;
    private Stage stage;

    /**
     * Where it comes from; none of that changes.
     *
     * @param meetingId the meeting in which it was agreed, if one
     * @param itemNumber of that meeting's agenda
     */
    record Origin(
            @Nullable MeetingId meetingId,
            @Nullable String meetingTitle,
            @Nullable Instant meetingStartsAt,
            @Nullable String itemNumber,
            @Nullable CaseId caseId,
            List<GroupId> groupIds,
            ZoneId timeZone,
            Visibility visibility,
            @Nullable Contact contact) {
        Origin {
            groupIds = List.copyOf(groupIds);
        }
    }

    /**
     * What is to be done, by whom and until when. Members are named by their ids alone: the
     * directory knows what they are called, and can forget it.
     */
    record Task(String text, List<Person> owners, @Nullable Due due) {
        Task {
            owners = owners.stream().map(Person::byId).toList();
        }
    }

    /**
     * What the approved referat says, in its last revision that was heard of.
     *
     * @param place the referat's own id of it: {@code 3.1-f2}, the second under item 3.1
     */
    record AsApproved(String place, int revision, Task task) {}

    sealed interface Stage {
        record Open() implements Stage {}

        /**
         * @param note what was said of it; in no event, since a member may ask to be forgotten
         */
        record Closed(@Nullable MemberId by, Instant at, @Nullable String note) implements Stage {}

        /** A correction of the referat took it out. */
        record Withdrawn(Instant at) implements Stage {}
    }

    /** How far it has come, as others see it. */
    public enum Status {
        OPEN,
        CLOSED,
        WITHDRAWN
    }

    // As it is stored.
    FollowUp(
            FollowUpId followUpId,
            Origin origin,
            @Nullable AsApproved asApproved,
            Task task,
            String dueOrder,
            Stage stage) {
        this.followUpId = followUpId;
        this.origin = origin;
        this.asApproved = asApproved;
        this.task = task;
        this.dueOrder = dueOrder;
        this.stage = stage;
    }

    /** One that the secretariat puts in. */
    static FollowUp register(FollowUpId followUpId, Origin origin, Task task, Instant at) {
        return registered(followUpId, origin, null, task, at);
    }

    /** One that an approved referat says. */
    static FollowUp agreed(
            FollowUpId followUpId, Origin origin, AsApproved asApproved, Instant at) {
        return registered(followUpId, origin, asApproved, asApproved.task(), at);
    }

    private static FollowUp registered(
            FollowUpId followUpId,
            Origin origin,
            @Nullable AsApproved asApproved,
            Task task,
            Instant at) {
        var followUp =
                new FollowUp(
                        followUpId,
                        origin,
                        asApproved,
                        task,
                        FollowUpCursor.order(task.due()),
                        new Stage.Open());
        followUp.record(new FollowUpRegistered(followUp.details()), at);
        return followUp;
    }

    /**
     * A correction of the referat says it otherwise, or in another place. What the secretariat has
     * changed by hand stays, unless the correction is about just that. An older revision, or the
     * same again, changes nothing; of one that is closed, what was approved is noted, and no more.
     */
    void restate(AsApproved now, Instant at) {
        var before = asApproved;
        if (before == null || now.revision() < before.revision() || now.equals(before)) {
            return;
        }
        asApproved = now;
        if (stage instanceof Stage.Open) {
            var was = before.task();
            var is = now.task();
            become(
                    new Task(
                            is.text().equals(was.text()) ? task.text() : is.text(),
                            is.owners().equals(was.owners()) ? task.owners() : is.owners(),
                            Objects.equals(is.due(), was.due()) ? task.due() : is.due()),
                    at);
        }
    }

    /** A correction of the referat took it out. What is closed was done, and stays. */
    void withdraw(int revision, Instant at) {
        if (stage instanceof Stage.Open
                && asApproved != null
                && asApproved.revision() <= revision) {
            stage = new Stage.Withdrawn(at);
            record(new FollowUpWithdrawn(followUpId), at);
        }
    }

    /**
     * Gives it another due day, or none.
     *
     * @throws Refused with {@link FollowUpIsClosed} or {@link FollowUpIsWithdrawn}
     */
    void changeDue(@Nullable Due due, Instant at) {
        checkOpen();
        become(new Task(task.text(), task.owners(), due), at);
    }

    /**
     * Gives it to others.
     *
     * @throws Refused with {@link FollowUpIsClosed} or {@link FollowUpIsWithdrawn}
     */
    void changeOwners(List<Person> owners, Instant at) {
        checkOpen();
        become(new Task(task.text(), owners, task.due()), at);
    }

    /**
     * It is done, or need not be done.
     *
     * @param by none: the secretariat, as a body
     * @throws Refused with {@link FollowUpIsClosed} or {@link FollowUpIsWithdrawn}
     */
    void close(@Nullable MemberId by, @Nullable String note, Instant at) {
        checkOpen();
        stage = new Stage.Closed(by, at, note);
        record(new FollowUpClosed(followUpId, by, at), at);
    }

    /**
     * One of its owners says that it is done.
     *
     * @param said when they said so, which may be a while ago
     * @throws Refused with {@link NotItsOwner}, {@link FollowUpIsClosed} or {@link
     *     FollowUpIsWithdrawn}
     */
    void closeAsOwner(MemberId owner, @Nullable String note, Instant said, Instant now) {
        checkOpen();
        if (task.owners().stream().noneMatch(it -> owner.equals(it.memberId()))) {
            throw new Refused(new NotItsOwner(owner));
        }
        close(owner, note, said.isAfter(now) ? now : said);
    }

    /**
     * It is to be done after all.
     *
     * @throws Refused with {@link FollowUpIsOpen} or {@link FollowUpIsWithdrawn}
     */
    void reopen(Instant at) {
        switch (stage) {
            case Stage.Open _ -> throw new Refused(new FollowUpIsOpen());
            case Stage.Closed _ -> {}
            case Stage.Withdrawn withdrawn -> throw refused(withdrawn);
        }
        stage = new Stage.Open();
        record(new FollowUpReopened(details()), at);
    }

    /** A person who is erased has said nothing about it. */
    void forget(MemberId member) {
        if (stage instanceof Stage.Closed(var by, var at, _) && member.equals(by)) {
            stage = new Stage.Closed(by, at, null);
        }
    }

    /** The whole of it, members by their ids alone. */
    FollowUpDetails details() {
        return new FollowUpDetails(
                followUpId,
                origin.meetingId(),
                origin.meetingTitle(),
                origin.meetingStartsAt(),
                origin.itemNumber(),
                origin.caseId(),
                origin.groupIds(),
                origin.timeZone(),
                origin.visibility(),
                task.text(),
                task.owners(),
                task.due(),
                dueDay().orElse(null),
                origin.contact());
    }

    Optional<LocalDate> dueDay() {
        return Optional.ofNullable(task.due()).flatMap(Due::lastDay);
    }

    /** Whether its due day is over, where it is to be done. Words are never late. */
    boolean isLate(Instant now) {
        var today = LocalDate.ofInstant(now, origin.timeZone());
        return stage instanceof Stage.Open && dueDay().filter(today::isAfter).isPresent();
    }

    Status status() {
        return switch (stage) {
            case Stage.Open _ -> Status.OPEN;
            case Stage.Closed _ -> Status.CLOSED;
            case Stage.Withdrawn _ -> Status.WITHDRAWN;
        };
    }

    Stage stage() {
        return stage;
    }

    FollowUpId followUpId() {
        return followUpId;
    }

    Origin origin() {
        return origin;
    }

    Optional<AsApproved> asApproved() {
        return Optional.ofNullable(asApproved);
    }

    String dueOrder() {
        return dueOrder;
    }

    private void become(Task now, Instant at) {
        if (!now.equals(task)) {
            task = now;
            dueOrder = FollowUpCursor.order(now.due());
            record(new FollowUpChanged(details()), at);
        }
    }

    private void checkOpen() {
        switch (stage) {
            case Stage.Open _ -> {}
            case Stage.Closed closed -> throw new Refused(new FollowUpIsClosed(closed.at()));
            case Stage.Withdrawn withdrawn -> throw refused(withdrawn);
        }
    }

    private static Refused refused(Stage.Withdrawn withdrawn) {
        return new Refused(new FollowUpIsWithdrawn(withdrawn.at()));
    }
}
