package no.saksgang.portal.services;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingType;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as the meeting-service shows it.
 *
 * @param start on the wall clock of {@code timeZone}
 * @param end on the same clock
 * @param leaderId not told to a screen on a wall, nor is the secretary
 * @param attendance none before it has been recorded
 * @param runs whether the person at the page runs it: may write agenda, attendance and referat
 */
public record Meeting(
        MeetingId meetingId,
        Status status,
        int revision,
        MeetingType type,
        @Nullable String number,
        @Nullable MeetingId partOf,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        LocalDateTime start,
        LocalDateTime end,
        Place place,
        @Nullable MemberId leaderId,
        @Nullable MemberId secretaryId,
        @Nullable Contact contact,
        List<AgendaItem> agenda,
        List<Paper> papers,
        @Nullable Instant answerBy,
        @Nullable MemberId approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String cancellationReason,
        List<MemberId> invitees,
        List<Answer> answers,
        AnswerCounts answerCounts,
        @Nullable Attendance attendance,
        boolean runs) {
    /** How far it has come. */
    public enum Status {
        PLANNED,
        CONVENED,
        HELD,
        CONCLUDED,
        CANCELLED
    }

    /** How many of the invitees answered what. */
    public record AnswerCounts(int accepted, int tentative, int declined, int none) {
        public int invited() {
            return accepted + tentative + declined + none;
        }

        public int answered() {
            return accepted + tentative + declined;
        }
    }

    /** What a member said to the invitation. */
    public record Answer(
            MemberId memberId,
            AnswerKind answer,
            Instant answeredAt,
            @Nullable String comment,
            @Nullable MemberId substituteId,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom,
            @Nullable String way) {
        /** The colour of its tag. */
        public String colour() {
            return switch (answer) {
                case ACCEPTED -> "success";
                case TENTATIVE -> "warning";
                case DECLINED -> "danger";
            };
        }
    }

    /** Who was there, and who was not. */
    public record Attendance(
            List<Present> present,
            List<MemberId> apologies,
            List<MemberId> absent,
            List<Guest> guests) {}

    /** One who was there, for a part perhaps. */
    public record Present(MemberId memberId, @Nullable LocalTime from, @Nullable LocalTime until) {}

    /** One who is not a member of the meeting. */
    public record Guest(
            String name,
            @Nullable String represents,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {}

    /** Whether it waits for this person, who runs it or was called to it. */
    public boolean concerns(@Nullable MemberId member) {
        return runs || (member != null && invitees.contains(member));
    }

    /** What one member has answered; none if they have not. */
    public @Nullable Answer answerOf(MemberId member) {
        return answers.stream().filter(it -> it.memberId().equals(member)).findFirst().orElse(null);
    }
}
