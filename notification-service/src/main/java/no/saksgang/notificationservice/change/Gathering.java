package no.saksgang.notificationservice.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AttendanceRecorded;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingPlanned;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.PaperAdded;
import no.saksgang.notificationservice.mailing.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What people are to be told of a meeting, and what of it has been heard: the contract's lines on
 * meetings of the table "Which mail an event causes". It is a fold of the meeting's events; when it
 * is told is the clock's doing. Who is to hear of an event depends on what is gathered, so the two
 * are decided, and kept, as one.
 *
 * @param subject {@code meeting/m1}
 * @param asked revision of the invitation by which people were last asked; 0 if that is not known
 * @param heard sequences of the last events that concern it, in order
 * @param atOnce what is mailed without waiting, while that is planned
 * @param open changes that are gathered, if there are any
 * @param telling changes that are no longer gathered, while their mail is planned
 */
record Gathering(
        String subject,
        long version,
        int asked,
        List<Long> heard,
        List<Cause> atOnce,
        @Nullable Window open,
        @Nullable Window telling) {
    private static final int REMEMBERED = 100;

    Gathering {
        heard = List.copyOf(heard);
        atOnce = List.copyOf(atOnce);
    }

    static Gathering unheardOf(String subject) {
        return new Gathering(subject, -1, 0, List.of(), List.of(), null, null);
    }

    /**
     * Whether an event was heard before. Of those that are older than what is remembered, all were.
     */
    boolean knows(long sequence) {
        return heard.contains(sequence) || hasForgotten(sequence);
    }

    /** Whether it is older than what is remembered, so that nobody can tell. */
    boolean hasForgotten(long sequence) {
        return heard.size() == REMEMBERED && sequence < heard.getFirst();
    }

    /** As it is after an event that it does not know. */
    Gathering after(Envelope<MeetingEvent> said, ChangeSettings settings) {
        if (!heard.isEmpty() && said.sequence() < heard.getLast()) {
            return late(said);
        }
        return switch (said.event()) {
            case AgendaApproved it ->
                    step(
                            said,
                            it.invitation().revision(),
                            null,
                            Cause.ofMeeting(said, Purpose.INVITATION, it.invitation().invitees()));
            case MeetingCancelled it ->
                    step(
                                    said,
                                    asked,
                                    null,
                                    Cause.ofMeeting(
                                            said,
                                            Purpose.CANCELLATION,
                                            toldOf(it.invitation().invitees())))
                            // Changes that could not be told must not be told after it.
                            .told();
            case InviteesChanged it when open == null ->
                    step(
                            said,
                            asked,
                            null,
                            Cause.ofMeeting(said, Purpose.WELCOME, it.added()),
                            Cause.ofMeeting(said, Purpose.FAREWELL, it.removed()));
            case InviteesChanged it ->
                    step(
                            said,
                            asked,
                            open.and(Cause.Said.of(said), it.added(), it.removed()),
                            Cause.ofMeeting(said, Purpose.FAREWELL, toldOf(it.removed())));
            case MeetingRescheduled it ->
                    step(said, it.invitation().revision(), with(said, it, settings));
            case AgendaAmended it -> step(said, asked, with(said, it, settings));
            case PaperAdded it -> step(said, asked, with(said, it, settings));
            case MeetingPlanned _, InvitationAnswered _, AttendanceRecorded _ -> this;
        };
    }

    /**
     * An event that was set aside, and comes after others. What it says of itself is not how things
     * stand, but who waits for it has heard nothing else.
     */
    private Gathering late(Envelope<MeetingEvent> said) {
        var alone = unheardOf(subject).after(said, ChangeSettings.AT_ONCE);
        var causes = alone.open() == null ? alone.atOnce() : alone.open().told(List.of());
        return new Gathering(subject, version, asked, knowing(said), and(causes), open, telling);
    }

    private Gathering step(
            Envelope<MeetingEvent> said, int askedBy, @Nullable Window gathered, Cause... causes) {
        return new Gathering(
                subject, version, askedBy, knowing(said), and(List.of(causes)), gathered, telling);
    }

    /** What is mailed without waiting, with more. */
    private List<Cause> and(List<Cause> causes) {
        return Stream.concat(atOnce.stream(), causes.stream())
                .filter(it -> !it.isForNobody())
                .toList();
    }

    private List<Long> knowing(Envelope<MeetingEvent> said) {
        var all = Stream.concat(heard.stream(), Stream.of(said.sequence())).sorted().toList();
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    /** Those of some who have had an invitation. */
    private List<MemberId> toldOf(List<MemberId> members) {
        return open == null
                ? members
                : members.stream().filter(it -> !open.newcomers().contains(it)).toList();
    }

    /** The changes that are gathered, with one more; none while nobody is invited. */
    private @Nullable Window with(
            Envelope<MeetingEvent> heard,
            MeetingEvent.OfInvitation event,
            ChangeSettings settings) {
        if (event.invitation().invitees().isEmpty()) {
            return null;
        }
        var said = Cause.Said.of(heard);
        var weight = weightOf(event);
        var due = dueAt(event, heard.time(), settings);
        return open == null ? Window.of(said, weight, due) : open.and(said, weight, due);
    }

    private static Purpose weightOf(MeetingEvent.OfInvitation change) {
        return switch (change) {
            case MeetingRescheduled _ -> Purpose.RESCHEDULING;
            case PaperAdded _ -> Purpose.PAPER;
            case AgendaAmended _, AgendaApproved _, InviteesChanged _, MeetingCancelled _ ->
                    Purpose.AMENDMENT;
        };
    }

    /**
     * When a change has to be told: before the meeting is near, or was to be; at once if it is so
     * already.
     */
    private static Instant dueAt(
            MeetingEvent.OfInvitation change, Instant at, ChangeSettings settings) {
        var start = change.invitation().startsAt();
        if (change instanceof MeetingRescheduled(_, var previous)
                && previous.startsAt().isBefore(start)) {
            start = previous.startsAt();
        }
        var latest = start.minus(settings.atOnceBefore());
        var due = at.plus(settings.gather());
        if (!latest.isAfter(at)) {
            return at;
        }
        return due.isBefore(latest) ? due : latest;
    }

    /** Whether there is something to tell: what is gathered and over, or what was left half-way. */
    boolean isDue(Instant at) {
        return isLeft() || (open != null && open.isOver(at));
    }

    /** Whether something is decided on, but not planned. */
    private boolean isLeft() {
        return !atOnce.isEmpty() || telling != null;
    }

    /** When there is; empty: never. */
    Optional<Instant> dueAt() {
        if (isLeft()) {
            return Optional.of(Instant.EPOCH);
        }
        return Optional.ofNullable(open).map(Window::dueAt);
    }

    /** Without what is told at that moment anyway. */
    Gathering withoutDue(Instant at) {
        return new Gathering(
                subject,
                version,
                asked,
                heard,
                List.of(),
                open != null && open.isOver(at) ? null : open,
                null);
    }

    /** What was to be mailed at once is planned, but for some. */
    Gathering mailedBut(List<Cause> left) {
        return new Gathering(subject, version, asked, heard, left, open, telling);
    }

    /** Gathers no more, and tells what it has. */
    Gathering begin() {
        return new Gathering(subject, version, asked, heard, atOnce, null, open);
    }

    /** What was to be told is planned. */
    Gathering told() {
        return new Gathering(subject, version, asked, heard, atOnce, open, null);
    }
}
