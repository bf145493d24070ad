package no.saksgang.notificationservice.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.notificationservice.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of a meeting's mail. Its fields are what the fingerprint is of: a new field is
 * another fingerprint of the same facts, hence {@code form}. No Message-ID is among them: who knows
 * one is believed to have got that message.
 *
 * @param form of these facts
 * @param revision of the invitation as it now stands
 * @param people everyone named below, by id
 * @param whole false where there were more mailings than are shown
 */
record Facts(
        String form,
        MeetingId meetingId,
        int revision,
        String title,
        @Nullable String number,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        boolean cancelled,
        Notice notice,
        List<Mailed> mailings,
        List<Known> people,
        boolean whole) {
    static final String FORM = "saksgang-delivery-proof/2";

    /**
     * Whether people were invited in time.
     *
     * @param term how long before the meeting's day
     * @param latest the last day that is in time, in the meeting's zone
     * @param inTime how many were
     */
    record Notice(Period term, LocalDate latest, int inTime, List<Invitee> invitees) {}

    /**
     * One who is invited as things now stand.
     *
     * @param mailingId by which they were first told of the time at which the meeting is held
     * @param takenAt when the mail server took that
     * @param days from that day to the meeting's
     * @param answer that counts
     */
    record Invitee(
            MemberId memberId,
            Verdict verdict,
            @Nullable MailingId mailingId,
            @Nullable Instant takenAt,
            @Nullable Integer days,
            @Nullable Answer answer) {}

    /** What can be said of an invitation. */
    enum Verdict {
        IN_TIME,
        LATE,
        /** It was taken and came back. */
        RETURNED,
        /** The mail server may have taken it. */
        IN_DOUBT,
        /** It is not out, or not any more for the time at which the meeting is held. */
        NOT_SENT
    }

    /**
     * @param way by which the member gave it; none where the secretariat put it down
     */
    record Answer(
            AnswerKind answer,
            Instant answeredAt,
            int revision,
            InvitationAnswered.@Nullable Way way) {}

    /**
     * One mailing.
     *
     * @param at when what it tells of was said
     * @param laidOut whether all its recipients are known
     */
    record Mailed(
            MailingId mailingId,
            Purpose purpose,
            Instant at,
            boolean laidOut,
            List<Sent> deliveries) {}

    /**
     * One message to one person.
     *
     * @param takenAt when the mail server took it
     * @param reply what it said then
     * @param code with which it was refused or put off
     * @param why it is not sent
     * @param bounce what came back
     */
    record Sent(
            MemberId memberId,
            Delivery.Kind state,
            @Nullable Instant takenAt,
            @Nullable String reply,
            @Nullable Integer code,
            @Nullable String enhancedCode,
            Delivery.Suppressed.@Nullable Why why,
            @Nullable Bounce bounce) {}

    /**
     * @param at when it was heard
     */
    record Bounce(
            Instant at, @Nullable Integer code, @Nullable String enhancedCode, String diagnostic) {}

    /**
     * A person; one who is forgotten is an id and nothing more, and one of whom the directory has
     * not heard, or not yet, too.
     *
     * @param forgotten whether they were erased
     * @param address that they have now
     * @param addressSince when that was first said; what was sent before may have gone elsewhere
     */
    record Known(
            MemberId memberId,
            boolean forgotten,
            @Nullable String name,
            @Nullable String address,
            @Nullable Instant addressSince) {
        /** For logs: never the address. */
        @Override
        public String toString() {
            return "Known[" + memberId + "]";
        }
    }
}
