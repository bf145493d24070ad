package no.saksgang.notificationservice.mailing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import no.saksgang.events.Audience;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.conference.ConferenceRegistrationReceived;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a mailing comes from: the contract's table "Which mail an event causes". Each kind of event
 * has its line, so a new kind does not compile until it has one too; those of a meeting, whose
 * changes are gathered first, have theirs where that is done.
 *
 * @param id follows from the event's, so that hearing it again plans nothing new
 * @param said what caused it: the event itself, or for a reminder when it was due
 */
public record Cause(MailingId id, Purpose purpose, Mailing.Recipients recipients, Said said) {
    private static final int LONGEST_ID = 80;
    private static final int DIGITS = 40;

    /**
     * @param id of the event, or of the reminder
     * @param event all that is needed to write the mail, but for
     * @param more what else there is to tell
     */
    public record Said(
            String id, Event event, Instant at, @Nullable String traceparent, List<Event> more) {
        public Said {
            more = List.copyOf(more);
        }

        public Said(String id, Event event, Instant at, @Nullable String traceparent) {
            this(id, event, at, traceparent, List.of());
        }

        public static Said of(Envelope<?> heard) {
            return new Said(heard.id(), heard.event(), heard.time(), heard.traceparent());
        }
    }

    /** What an event of a meeting causes by itself. */
    public static Cause ofMeeting(
            Envelope<MeetingEvent> heard, Purpose purpose, List<MemberId> to) {
        return of(heard, purpose, to);
    }

    /**
     * Changes of a meeting that are told as one.
     *
     * @param last of them: the mail says how all is after it
     * @param more what the mail has to know beside that
     */
    public static Cause ofChange(Said last, Purpose purpose, List<MemberId> to, List<Event> more) {
        return new Cause(
                id(last.id(), purpose),
                purpose,
                new Mailing.Recipients.Listed(to),
                new Said(last.id(), last.event(), last.at(), last.traceparent(), more));
    }

    public static List<Cause> ofReferat(Envelope<ReferatEvent> heard) {
        return switch (heard.event()) {
            case ReferatCirculated it -> List.of(of(heard, Purpose.REFERAT_DRAFT, it.invitees()));
            case ReferatApproved it -> List.of(of(heard, Purpose.REFERAT_APPROVED, it.invitees()));
            case ReferatCorrected it ->
                    List.of(of(heard, Purpose.REFERAT_CORRECTED, it.invitees()));
            case ReferatCommented _ -> List.of();
        };
    }

    public static List<Cause> ofConference(Envelope<ConferenceEvent> heard) {
        return switch (heard.event()) {
            case ConferenceAnnounced it ->
                    List.of(of(heard, Purpose.CONFERENCE, it.conference().audience()));
            case ConferenceChanged it ->
                    List.of(of(heard, Purpose.CONFERENCE_CHANGED, it.conference().audience()));
            case ConferenceCancelled _ ->
                    List.of(
                            of(
                                    heard,
                                    Purpose.CONFERENCE_CANCELLED,
                                    new Mailing.Recipients.WhoeverGotOne()));
            case ConferenceRegistrationReceived _ -> List.of();
        };
    }

    public static List<Cause> ofAnnouncement(Envelope<AnnouncementEvent> heard) {
        return switch (heard.event()) {
            case AnnouncementPublished it ->
                    List.of(of(heard, Purpose.ANNOUNCEMENT, it.audience()));
        };
    }

    /** A reminder that is due: of the event that it reminds of, to some. */
    public static Cause ofReminder(Said reminder, Purpose purpose, List<MemberId> to) {
        return new Cause(
                id(reminder.id(), purpose), purpose, new Mailing.Recipients.Listed(to), reminder);
    }

    /**
     * A member answered by link.
     *
     * @param invitation to what, as it stands
     */
    public static Cause ofAnswer(
            Envelope<MeetingEvent> heard, InvitationAnswered answer, Event invitation) {
        return new Cause(
                id(heard.id(), Purpose.ANSWER_NOTED),
                Purpose.ANSWER_NOTED,
                new Mailing.Recipients.Listed(List.of(answer.memberId())),
                new Said(
                        heard.id(),
                        invitation,
                        heard.time(),
                        heard.traceparent(),
                        List.of(answer)));
    }

    /**
     * A member's digest of the day.
     *
     * @param first of the mailings that it stands for: it is in no other digest of theirs
     * @param news all that it holds, the first of them the first that came
     */
    public static Cause ofDigest(MemberId member, MailingId first, List<Event> news, Instant at) {
        var cause = "digest/" + member + ":" + first;
        return new Cause(
                id(cause, Purpose.DIGEST),
                Purpose.DIGEST,
                new Mailing.Recipients.Listed(List.of(member)),
                new Said(cause, news.getFirst(), at, null, news.subList(1, news.size())));
    }

    private static Cause of(Envelope<?> heard, Purpose purpose, List<MemberId> to) {
        return of(heard, purpose, new Mailing.Recipients.Listed(to));
    }

    private static Cause of(Envelope<?> heard, Purpose purpose, Audience to) {
        return of(heard, purpose, new Mailing.Recipients.Members(to.everyone(), to.groupIds()));
    }

    private static Cause of(Envelope<?> heard, Purpose purpose, Mailing.Recipients to) {
        return new Cause(id(heard.id(), purpose), purpose, to, Said.of(heard));
    }

    /** Whether there is anybody to write to at all, as far as the event itself says. */
    public boolean isForNobody() {
        return recipients instanceof Mailing.Recipients.Listed(var members) && members.isEmpty();
    }

    /** {@code meeting.m1.3.invitation}; digits where that is too long for an id. */
    private static MailingId id(String eventId, Purpose purpose) {
        var tail = "." + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var readable = eventId.replace('/', '.').replace(':', '.') + tail;
        return new MailingId(
                readable.length() <= LONGEST_ID ? readable : "m" + digest(eventId) + tail);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
