package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.DeliveryRejected;
import no.saksgang.events.mailing.MailingCompleted;
import no.saksgang.events.mailing.MailingEvent;
import no.saksgang.events.mailing.MailingPlanned;
import no.saksgang.events.mailing.MailingProgressed;
import no.saksgang.events.mailing.MailingState;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Lane;
import no.saksgang.notificationservice.delivery.Tally;
import org.jspecify.annotations.Nullable;

/**
 * All the mail that one event causes. First it is planned, then its recipients are laid out on
 * pages, then page after page ends, until all have.
 */
public final class Mailing extends Aggregate<MailingEvent> {
    private final MailingId id;
    private final Purpose purpose;
    private final String about;
    private final String causedBy;
    private final Recipients recipients;
    private final Instant plannedAt;
    private final @Nullable Instant shownAt;
    private boolean expanded;
    private int pages;
    private int recipientCount;
    private @Nullable Lane lane;
    private boolean completed;
    private @Nullable Halt halt;
    private List<EndedPage> ended;

    /** What a person has done to one that was on its way. */
    enum Halt {
        PAUSED,
        STOPPED
    }

    /** Who gets it. */
    public sealed interface Recipients {
        /** These. */
        record Listed(List<MemberId> members) implements Recipients {
            public Listed {
                members = List.copyOf(members);
            }
        }

        /** All members of some groups, or of all. */
        record Members(boolean everyone, List<GroupId> groups) implements Recipients {
            public Members {
                groups = List.copyOf(groups);
            }
        }

        /** Whoever got an earlier mailing about the same. */
        record WhoeverGotOne() implements Recipients {}
    }

    /**
     * A page all of whose rows have ended.
     *
     * @param round how often a person has had rows of it sent again
     */
    record EndedPage(int number, int round, Tally tally) {}

    Mailing(
            MailingId id,
            Purpose purpose,
            String about,
            String causedBy,
            Recipients recipients,
            Instant plannedAt,
            @Nullable Instant shownAt,
            boolean expanded,
            int pages,
            int recipientCount,
            @Nullable Lane lane,
            boolean completed,
            @Nullable Halt halt,
            List<EndedPage> ended) {
        this.id = id;
        this.purpose = purpose;
        this.about = about;
        this.causedBy = causedBy;
        this.recipients = recipients;
        this.plannedAt = plannedAt;
        this.shownAt = shownAt;
        this.expanded = expanded;
        this.pages = pages;
        this.recipientCount = recipientCount;
        this.lane = lane;
        this.completed = completed;
        this.halt = halt;
        this.ended = new ArrayList<>(ended);
    }

    /**
     * @param causedBy the id of the event that causes it, or of the reminder
     * @param plannedAt by the machine's time: how long its recipients are waited for is counted
     *     from it
     * @param shownAt the same by the suite's clock, as people see it
     */
    static Mailing plan(
            MailingId id,
            Purpose purpose,
            String about,
            String causedBy,
            Recipients recipients,
            Instant plannedAt,
            Instant shownAt) {
        return new Mailing(
                id,
                purpose,
                about,
                causedBy,
                recipients,
                plannedAt,
                shownAt,
                false,
                0,
                0,
                null,
                false,
                null,
                List.of());
    }

    /** Its rows are all in the ledger. Said again, it changes nothing. */
    void expand(int pageCount, int rowCount, Lane in, Instant at) {
        if (expanded) {
            return;
        }
        expanded = true;
        pages = pageCount;
        recipientCount = rowCount;
        lane = in;
        record(new MailingPlanned(id, purpose, about, causedBy, rowCount), at);
        if (halt != null) {
            recordProgress(at);
        }
        completeIfAllEnded(at);
    }

    /** All rows of a page have ended. Said again of the same round, it changes nothing. */
    void end(int page, int round, Tally tally, List<Rejection> rejections, Instant at) {
        if (ended.stream().anyMatch(it -> it.number() == page && it.round() >= round)) {
            return;
        }
        ended.removeIf(it -> it.number() == page);
        ended.add(new EndedPage(page, round, tally));
        rejections.forEach(it ->
                record(new DeliveryRejected(id, it.member(), it.code(), it.enhancedCode()), at));
        if (halt != Halt.STOPPED && ended.size() < pages) {
            recordProgress(at);
        }
        completeIfAllEnded(at);
    }

    record Rejection(MemberId member, int code, @Nullable String enhancedCode) {}

    /**
     * A row of a page is another than was said: a server gave it back, or it proved to be sent.
     *
     * @param rejection of the row, if it came back
     */
    void settle(int page, Tally tally, @Nullable Rejection rejection, Instant at) {
        ended =
                new ArrayList<>(
                        ended.stream()
                                .map(it ->
                                        it.number() == page
                                                ? new EndedPage(page, it.round(), tally)
                                                : it)
                                .toList());
        if (rejection != null) {
            record(
                    new DeliveryRejected(
                            id, rejection.member(), rejection.code(), rejection.enhancedCode()),
                    at);
        }
    }

    /**
     * Sends no more until it is resumed.
     *
     * @throws Refused with {@link MailingRefusal.MailingIsOver} or {@link
     *     MailingRefusal.MailingIsStopped}
     */
    void pause(Instant at) {
        mustBeOnItsWay();
        become(Halt.PAUSED, at);
    }

    /**
     * Goes on where it was paused.
     *
     * @throws Refused with {@link MailingRefusal.MailingIsOver} or {@link
     *     MailingRefusal.MailingIsStopped}
     */
    void resume(Instant at) {
        mustBeOnItsWay();
        become(null, at);
    }

    /**
     * Sends no more at all: who has not got it by now does not. Said again, it changes nothing.
     *
     * @throws Refused with {@link MailingRefusal.MailingIsOver}
     */
    void stop(Instant at) {
        if (halt != Halt.STOPPED) {
            mustBeOnItsWay();
            become(Halt.STOPPED, at);
        }
    }

    private void become(@Nullable Halt other, Instant at) {
        if (halt != other) {
            halt = other;
            recordProgress(at);
        }
    }

    /** Before its recipients are all known nobody has heard of it. */
    private void recordProgress(Instant at) {
        if (expanded) {
            var all = endedTally();
            var state =
                    switch (halt) {
                        case null -> MailingState.SENDING;
                        case PAUSED -> MailingState.PAUSED;
                        case STOPPED -> MailingState.STOPPED;
                    };
            record(
                    new MailingProgressed(
                            id,
                            purpose,
                            about,
                            state,
                            recipientCount,
                            all.sent() + all.bounced(),
                            all.rejected(),
                            all.suppressed(),
                            all.unknown()),
                    at);
        }
    }

    private void mustBeOnItsWay() {
        mustNotBeStopped();
        if (completed) {
            throw new Refused(new MailingRefusal.MailingIsOver());
        }
    }

    private void mustNotBeStopped() {
        if (halt == Halt.STOPPED) {
            throw new Refused(new MailingRefusal.MailingIsStopped());
        }
    }

    /**
     * A person has had rows of these pages sent again.
     *
     * @throws Refused with {@link MailingRefusal.MailingIsStopped}
     */
    void reopen(List<Integer> reopened) {
        mustNotBeStopped();
        completed = false;
        ended.removeIf(it -> reopened.contains(it.number()));
    }

    private void completeIfAllEnded(Instant at) {
        if (expanded && !completed && ended.size() == pages) {
            completed = true;
            var all = endedTally();
            record(
                    new MailingCompleted(
                            id,
                            purpose,
                            about,
                            // What came back was taken first.
                            all.sent() + all.bounced(),
                            all.rejected(),
                            all.suppressed(),
                            all.unknown()),
                    at);
        }
    }

    /** The counts of the pages that have ended. */
    Tally endedTally() {
        return ended.stream().map(EndedPage::tally).reduce(Tally.NONE, Tally::plus);
    }

    /** The pages that have not ended. */
    List<Integer> openPages() {
        var open = new TreeSet<Integer>();
        for (var i = 0; i < pages; i++) {
            open.add(i);
        }
        ended.forEach(it -> open.remove(it.number()));
        return List.copyOf(open);
    }

    /**
     * The pages that have ended and hold rows that are in doubt, were refused or came back, and
     * those that have not ended: one may have been reopened by a person whose request died
     * half-way.
     */
    List<Integer> pagesToRetry() {
        var pagesToRetry = new TreeSet<>(openPages());
        ended.stream()
                .filter(it ->
                        it.tally().unknown() + it.tally().rejected() + it.tally().bounced() > 0)
                .forEach(it -> pagesToRetry.add(it.number()));
        return List.copyOf(pagesToRetry);
    }

    MailingId id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    String about() {
        return about;
    }

    String causedBy() {
        return causedBy;
    }

    Recipients recipients() {
        return recipients;
    }

    Instant plannedAt() {
        return plannedAt;
    }

    /** When it was planned, by the suite's clock where that was kept. */
    Instant shownAt() {
        return shownAt == null ? plannedAt : shownAt;
    }

    boolean isExpanded() {
        return expanded;
    }

    /** What a person has done to it; empty while it goes on. */
    Optional<Halt> halt() {
        return Optional.ofNullable(halt);
    }

    boolean isCompleted() {
        return completed;
    }

    int pages() {
        return pages;
    }

    int recipientCount() {
        return recipientCount;
    }

    Lane lane() {
        return lane == null ? Lane.BULK : lane;
    }
}
