package no.saksgang.notificationservice.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.Event;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.message.Change;

/**
 * The changes of a meeting that are told as one.
 *
 * @param first of the events: it says how all was before
 * @param last of them: it says how all is now
 * @param moves of the events those by which the meeting moved, at most the first and the last:
 *     whether it was moved back is a matter of more than one
 * @param purpose of the mail, by the weightiest of the events: whether people are asked anew,
 *     whether calendars must know
 * @param newcomers who came in meanwhile; they have heard of nothing yet
 * @param dueAt by the suite's clock
 */
record Window(
        Cause.Said first,
        Cause.Said last,
        List<Event> moves,
        Purpose purpose,
        List<MemberId> newcomers,
        Instant dueAt) {
    Window {
        moves = List.copyOf(moves);
        newcomers = List.copyOf(newcomers);
    }

    /** With a first change. */
    static Window of(Cause.Said said, Purpose weight, Instant due) {
        return new Window(said, said, movesOf(said), weight, List.of(), due);
    }

    /** With one change more. */
    Window and(Cause.Said said, Purpose weight, Instant due) {
        return new Window(
                first,
                said,
                withMovesOf(said),
                weightier(purpose, weight),
                newcomers,
                due.isBefore(dueAt) ? due : dueAt);
    }

    /** With others invited. */
    Window and(Cause.Said said, List<MemberId> added, List<MemberId> removed) {
        var stillNew = new ArrayList<>(newcomers);
        stillNew.addAll(added);
        stillNew.removeAll(removed);
        return new Window(
                first, said, moves, purpose, stillNew.stream().distinct().toList(), dueAt);
    }

    private static List<Event> movesOf(Cause.Said said) {
        return said.event() instanceof MeetingRescheduled ? List.of(said.event()) : List.of();
    }

    private List<Event> withMovesOf(Cause.Said said) {
        var more = movesOf(said);
        return more.isEmpty() || moves.isEmpty()
                ? Stream.concat(moves.stream(), more.stream()).toList()
                : List.of(moves.getFirst(), more.getFirst());
    }

    private static Purpose weightier(Purpose one, Purpose other) {
        return Stream.of(Purpose.RESCHEDULING, Purpose.AMENDMENT, Purpose.PAPER)
                .filter(it -> it == one || it == other)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is over for what is said at a moment. */
    boolean isOver(Instant at) {
        return !at.isBefore(dueAt);
    }

    /**
     * The mailings that it causes: one that says what has changed, if anything has, and a clean
     * invitation to newcomers.
     *
     * @param answers that count, so that calendars can keep them
     */
    List<Cause> told(List<InvitationAnswered> answers) {
        var now = ((MeetingEvent.OfInvitation) last.event()).invitation();
        var causes = new ArrayList<Cause>();
        // Who was asked anew for a date that is the old one after all must still be asked: the
        // answers that they had given are gone.
        if (purpose == Purpose.RESCHEDULING || !change().isNothing()) {
            var more = new ArrayList<Event>();
            more.add(first.event());
            moves.stream()
                    .filter(it -> !it.equals(first.event()) && !it.equals(last.event()))
                    .forEach(more::add);
            if (purpose == Purpose.AMENDMENT) {
                more.addAll(answers);
            }
            causes.add(
                    Cause.ofChange(
                            last,
                            purpose,
                            now.invitees().stream().filter(it -> !newcomers.contains(it)).toList(),
                            more));
        }
        causes.add(
                Cause.ofChange(
                        last,
                        Purpose.WELCOME,
                        newcomers.stream().filter(now.invitees()::contains).toList(),
                        List.of()));
        return causes;
    }

    private Change change() {
        return Change.since(
                (MeetingEvent.OfInvitation) first.event(),
                ((MeetingEvent.OfInvitation) last.event()).invitation());
    }
}
