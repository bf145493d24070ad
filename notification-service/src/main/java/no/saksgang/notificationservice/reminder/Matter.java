package no.saksgang.notificationservice.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.ReminderTimes;
import no.saksgang.events.followup.FollowUpChanged;
import no.saksgang.events.followup.FollowUpClosed;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.followup.FollowUpReopened;
import no.saksgang.events.followup.FollowUpWithdrawn;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.AttendanceRecorded;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingPlanned;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.PaperAdded;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import org.jspecify.annotations.Nullable;

/**
 * What people are reminded of: a meeting that they are invited to, a draft that they may comment
 * on, or a follow-up that they own. The fold of its events.
 *
 * @param subject the aggregate: {@code meeting/m1}, {@code referat/m1}, {@code followup/o1}
 * @param sequence of the last event that it has heard
 * @param about the event that a reminder repeats
 * @param saidAt when that was said
 * @param asked counts how often people were asked: those who answered before a meeting was moved
 *     are asked anew
 * @param over whether there is nothing more to remind of
 * @param replies who has answered or commented since they were asked
 */
record Matter(
        String subject,
        long sequence,
        @Nullable Event about,
        Instant saidAt,
        int asked,
        boolean over,
        List<Reply> replies) {
    Matter {
        replies = List.copyOf(replies);
    }

    /**
     * @param answer what was said to an invitation; none for a comment
     * @param at when
     */
    record Reply(MemberId member, @Nullable AnswerKind answer, Instant at) {}

    static Matter unheardOf(String subject) {
        return new Matter(subject, 0, null, Instant.EPOCH, 0, false, List.of());
    }

    /** As it is after an event that is newer than all it has heard. */
    Matter afterMeeting(Envelope<MeetingEvent> heard) {
        return switch (heard.event()) {
            case AgendaApproved it -> told(heard, it, it.invitation().revision(), false, List.of());
            case MeetingRescheduled it ->
                    told(heard, it, it.invitation().revision(), false, List.of());
            case AgendaAmended it -> told(heard, it, asked, false, replies);
            case PaperAdded it -> told(heard, it, asked, false, replies);
            case InviteesChanged it -> told(heard, it, asked, false, replies);
            case MeetingCancelled it -> told(heard, it, asked, true, List.of());
            case InvitationAnswered it when it.revision() >= asked ->
                    replied(
                            heard.sequence(),
                            new Reply(it.memberId(), it.answer(), it.answeredAt()));
            case InvitationAnswered _, MeetingPlanned _, AttendanceRecorded _ ->
                    heardUpTo(heard.sequence());
        };
    }

    Matter afterReferat(Envelope<ReferatEvent> heard) {
        return switch (heard.event()) {
            case ReferatCirculated it -> told(heard, it, asked + 1, false, List.of());
            case ReferatCommented it ->
                    replied(heard.sequence(), new Reply(it.memberId(), null, it.commentedAt()));
            case ReferatApproved it -> told(heard, it, asked, true, List.of());
            case ReferatCorrected it -> told(heard, it, asked, true, List.of());
        };
    }

    /** Who gets another due day is asked anew, and so are those for whom it is opened again. */
    Matter afterFollowUp(Envelope<FollowUpEvent> heard) {
        return switch (heard.event()) {
            case FollowUpRegistered it -> told(heard, it, asked + 1, false, List.of());
            case FollowUpReopened it -> told(heard, it, asked + 1, false, List.of());
            case FollowUpChanged it ->
                    told(
                            heard,
                            it,
                            isDueOn(it.followUp().dueDay()) ? asked : asked + 1,
                            false,
                            List.of());
            case FollowUpClosed it -> told(heard, it, asked, true, List.of());
            case FollowUpWithdrawn it -> told(heard, it, asked, true, List.of());
        };
    }

    private boolean isDueOn(@Nullable LocalDate day) {
        return about instanceof FollowUpEvent.OfFollowUp it
                && Objects.equals(it.followUp().dueDay(), day);
    }

    private Matter told(
            Envelope<?> heard, Event event, int times, boolean isOver, List<Reply> replied) {
        return new Matter(subject, heard.sequence(), event, heard.time(), times, isOver, replied);
    }

    /** The last answer counts, by the time at which it was given. */
    private Matter replied(long at, Reply reply) {
        var last = new LinkedHashMap<MemberId, Reply>();
        replies.forEach(it -> last.put(it.member(), it));
        last.merge(reply.member(), reply, (old, now) -> now.at().isBefore(old.at()) ? old : now);
        return new Matter(subject, at, about, saidAt, asked, over, new ArrayList<>(last.values()));
    }

    private Matter heardUpTo(long at) {
        return new Matter(subject, at, about, saidAt, asked, over, replies);
    }

    List<GroupId> groups() {
        return switch (about) {
            case MeetingEvent.OfInvitation it -> it.invitation().groupIds();
            case ReferatCirculated it -> it.groupIds();
            case FollowUpEvent.OfFollowUp it -> it.followUp().groupIds();
            case null, default -> List.of();
        };
    }

    /** What there can be to remind of. */
    List<Purpose> purposes() {
        return switch (about) {
            case MeetingEvent _ -> List.of(Purpose.REMINDER_UNANSWERED, Purpose.REMINDER_ATTENDING);
            case ReferatEvent _ -> List.of(Purpose.REMINDER_UNCOMMENTED);
            case FollowUpEvent _ ->
                    List.of(Purpose.REMINDER_FOLLOW_UP, Purpose.REMINDER_FOLLOW_UP_LATE);
            case null, default -> List.of();
        };
    }

    /**
     * When it is too late to remind: the meeting has begun, the comments are due, the due day is
     * over. That something is late can be said at any time.
     */
    Instant endsAt(Purpose purpose) {
        return switch (about) {
            case MeetingEvent.OfInvitation it -> it.invitation().startsAt();
            case ReferatCirculated it -> it.commentsBy();
            case FollowUpEvent.OfFollowUp _ when purpose == Purpose.REMINDER_FOLLOW_UP_LATE ->
                    Instant.MAX;
            case FollowUpEvent.OfFollowUp it -> endOfDueDay(it.followUp());
            case null, default -> Instant.EPOCH;
        };
    }

    private static Instant endOfDueDay(FollowUpDetails it) {
        var day = it.dueDay();
        return day == null
                ? Instant.EPOCH
                : day.plusDays(1).atStartOfDay(it.timeZone()).toInstant();
    }

    /** What is reminded of, and how long before; of several groups the earliest counts. */
    Map<Purpose, Instant> due(List<ReminderTimes> times, FollowUpTimes followUps) {
        var due = new LinkedHashMap<Purpose, Instant>();
        if (over) {
            return due;
        }
        switch (about) {
            case MeetingEvent.OfInvitation it -> {
                var zone = it.invitation().timeZone();
                var start = it.invitation().startsAt();
                earliest(start, zone, times.stream().map(ReminderTimes::unanswered).toList())
                        .ifPresent(at -> due.put(Purpose.REMINDER_UNANSWERED, at));
                earliest(start, zone, times.stream().map(ReminderTimes::attending).toList())
                        .ifPresent(at -> due.put(Purpose.REMINDER_ATTENDING, at));
            }
            case ReferatCirculated it ->
                    earliest(
                                    it.commentsBy(),
                                    it.timeZone(),
                                    times.stream().map(ReminderTimes::uncommented).toList())
                            .ifPresent(at -> due.put(Purpose.REMINDER_UNCOMMENTED, at));
            case FollowUpEvent.OfFollowUp it -> {
                var day = it.followUp().dueDay();
                var zone = it.followUp().timeZone();
                if (day != null) {
                    due.put(Purpose.REMINDER_FOLLOW_UP, followUps.before(day, zone));
                    due.put(Purpose.REMINDER_FOLLOW_UP_LATE, followUps.after(day, zone));
                }
            }
            case null, default -> {}
        }
        return due;
    }

    /**
     * Counted back on the wall clock: a week before ten is at ten, also where clocks were moved
     * between.
     */
    private static Optional<Instant> earliest(
            Instant from, ZoneId zone, List<@Nullable Period> before) {
        return before.stream()
                .filter(it -> it != null)
                .map(it -> from.atZone(zone).toLocalDateTime().minus(it).atZone(zone).toInstant())
                .min(Instant::compareTo);
    }

    /** Whom a reminder concerns at this moment. */
    List<MemberId> concerned(Purpose purpose) {
        return switch (purpose) {
            case REMINDER_UNANSWERED, REMINDER_UNCOMMENTED ->
                    invitees().stream().filter(it -> reply(it).isEmpty()).toList();
            case REMINDER_ATTENDING ->
                    invitees().stream()
                            .filter(it ->
                                    reply(it).map(Reply::answer).orElse(null)
                                            != AnswerKind.DECLINED)
                            .toList();
            case REMINDER_FOLLOW_UP, REMINDER_FOLLOW_UP_LATE -> owners();
            default -> throw new IllegalArgumentException(purpose + " is no reminder");
        };
    }

    private List<MemberId> owners() {
        return about instanceof FollowUpEvent.OfFollowUp it
                ? it.followUp().owners().stream()
                        .flatMap(owner -> Stream.ofNullable(owner.memberId()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private List<MemberId> invitees() {
        return switch (about) {
            case MeetingEvent.OfInvitation it -> it.invitation().invitees();
            case ReferatCirculated it -> it.invitees();
            case null, default -> List.of();
        };
    }

    private Optional<Reply> reply(MemberId member) {
        return replies.stream().filter(it -> it.member().equals(member)).findFirst();
    }
}
