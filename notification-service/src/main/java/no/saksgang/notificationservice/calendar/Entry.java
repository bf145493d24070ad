package no.saksgang.notificationservice.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.conference.ConferenceRegistrationReceived;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AttendanceRecorded;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingPlanned;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.PaperAdded;
import org.jspecify.annotations.Nullable;

/**
 * A meeting or conference as calendars have it. The fold of its events.
 *
 * @param subject {@code meeting/m1}, {@code conference/c1}
 * @param uid under which calendars know it
 * @param sequence of the last event that it has heard
 * @param about the last event that carries the whole of it; none before people are invited
 * @param saidAt when that was said
 * @param askedAt when people were last asked; earlier answers count no longer
 * @param asked revision of the invitation by which they were
 * @param cancelled whether it will not be held
 * @param answers the last answer of each who has given one since they were asked
 */
public record Entry(
        Subject subject,
        String uid,
        long sequence,
        @Nullable Event about,
        Instant saidAt,
        Instant askedAt,
        int asked,
        boolean cancelled,
        List<InvitationAnswered> answers) {
    public Entry {
        answers = List.copyOf(answers);
    }

    static Entry unheardOf(Subject subject, String uid) {
        return new Entry(subject, uid, 0, null, Instant.EPOCH, Instant.EPOCH, 0, false, List.of());
    }

    /** As it is after an event that is newer than all it has heard. */
    Entry afterMeeting(Envelope<MeetingEvent> heard) {
        return switch (heard.event()) {
            case AgendaApproved it -> asked(heard, it, it.invitation().revision());
            case MeetingRescheduled it -> asked(heard, it, it.invitation().revision());
            case AgendaAmended it -> told(heard, it, false);
            case PaperAdded it -> told(heard, it, cancelled);
            case InviteesChanged it -> told(heard, it, cancelled);
            case MeetingCancelled it -> told(heard, it, true);
            case InvitationAnswered it -> answered(heard.sequence(), it);
            case MeetingPlanned _, AttendanceRecorded _ -> heardUpTo(heard.sequence(), answers);
        };
    }

    Entry afterConference(Envelope<ConferenceEvent> heard) {
        return switch (heard.event()) {
            case ConferenceAnnounced it -> asked(heard, it, it.conference().revision());
            case ConferenceChanged it -> asked(heard, it, it.conference().revision());
            case ConferenceCancelled it -> told(heard, it, true);
            case ConferenceRegistrationReceived _ -> heardUpTo(heard.sequence(), answers);
        };
    }

    private Entry asked(Envelope<?> heard, Event event, int revision) {
        return new Entry(
                subject,
                uid,
                heard.sequence(),
                event,
                heard.time(),
                heard.time(),
                revision,
                false,
                List.of());
    }

    private Entry told(Envelope<?> heard, Event event, boolean isOff) {
        return new Entry(
                subject,
                uid,
                heard.sequence(),
                event,
                heard.time(),
                askedAt,
                asked,
                isOff,
                answers);
    }

    private Entry answered(long at, InvitationAnswered answer) {
        var last = new LinkedHashMap<MemberId, InvitationAnswered>();
        answers.forEach(it -> last.put(it.memberId(), it));
        last.merge(
                answer.memberId(),
                answer,
                (old, now) -> now.answeredAt().isBefore(old.answeredAt()) ? old : now);
        return heardUpTo(at, new ArrayList<>(last.values()));
    }

    private Entry heardUpTo(long at, List<InvitationAnswered> answered) {
        return new Entry(subject, uid, at, about, saidAt, askedAt, asked, cancelled, answered);
    }

    /** The meeting's invitation as it now stands; empty for a conference, or before it is said. */
    public Optional<Invitation> invitation() {
        return about instanceof MeetingEvent.OfInvitation it
                ? Optional.of(it.invitation())
                : Optional.empty();
    }

    /**
     * Whether people have been told of it. A meeting that is moved or cancelled while it is only
     * planned says so too, with an invitation that nobody has got.
     */
    public boolean isAnnounced() {
        return invitation().map(it -> it.revision() > 0).orElse(conference().isPresent());
    }

    /** The conference as it now stands; empty for a meeting. */
    public Optional<ConferenceDetails> conference() {
        return about instanceof ConferenceEvent.OfConference it
                ? Optional.of(it.conference())
                : Optional.empty();
    }

    /** Who is invited by name: all of a meeting's; a conference's audience is known by groups. */
    public List<MemberId> invitees() {
        return invitation().map(Invitation::invitees).orElse(List.of());
    }

    /** Whose it is: a meeting's groups, or those that a conference is announced to. */
    public List<GroupId> groups() {
        return invitation()
                .map(Invitation::groupIds)
                .or(() -> conference().map(it -> it.audience().groupIds()))
                .orElse(List.of());
    }

    /** What a member has answered since they were last asked. */
    public Optional<InvitationAnswered> answerOf(MemberId member) {
        return answers.stream().filter(it -> it.memberId().equals(member)).findFirst();
    }
}
