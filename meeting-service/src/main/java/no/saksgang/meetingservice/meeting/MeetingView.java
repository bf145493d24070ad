package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
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
 * A meeting as it now stands.
 *
 * @param revision counts the changes that a calendar must know; 0 before the agenda is approved
 * @param start on the wall clock of {@code timeZone}
 * @param end on the same clock
 * @param leaderId who runs it; not for who sees figures alone, and neither is any other name
 * @param agenda empty for members before it is approved, and so are the papers
 * @param approvedBy who approved the agenda, when that is done
 * @param cancellationReason why it was cancelled, if it was
 * @param answers one of each who has answered the invitation as it now stands
 * @param referat where its referat is written and read
 * @param runs whether who reads this runs the meeting: may write its agenda, attendance and referat
 */
record MeetingView(
        MeetingId meetingId,
        Meeting.Status status,
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
        String referat,
        boolean runs) {
    /** How many of the invitees answered what. */
    record AnswerCounts(int accepted, int tentative, int declined, int none) {}

    static MeetingView of(Meeting meeting, Instant now, Sight sight) {
        var whole = whole(meeting, now);
        return switch (sight) {
            case Sight.Whole _ -> whole;
            case Sight.OfMember(var member) -> whole.to(member);
            case Sight.Figures _ -> whole.inFigures();
        };
    }

    private static MeetingView whole(Meeting meeting, Instant now) {
        var invitation = meeting.invitation();
        var convocation = meeting.convocation();
        var answers = convocation.map(Convocation::answers).orElse(List.of());
        return new MeetingView(
                invitation.meetingId(),
                meeting.status(now),
                invitation.revision(),
                invitation.type(),
                invitation.number(),
                invitation.partOf(),
                invitation.title(),
                invitation.groupIds(),
                invitation.startsAt(),
                invitation.endsAt(),
                invitation.timeZone(),
                meeting.schedule().start(),
                meeting.schedule().end(),
                invitation.place(),
                invitation.leaderId(),
                invitation.secretaryId(),
                invitation.contact(),
                invitation.agenda(),
                invitation.papers(),
                invitation.answerBy(),
                convocation.map(Convocation::approvedBy).orElse(null),
                convocation.map(Convocation::approvedAt).orElse(null),
                meeting.stage() instanceof Meeting.Stage.Cancelled cancelled
                        ? cancelled.reason()
                        : null,
                invitation.invitees(),
                answers,
                counts(answers, invitation.invitees().size()),
                meeting.attendance().orElse(null),
                "/meetings/" + invitation.meetingId() + "/referat",
                true);
    }

    private MeetingView to(MemberId member) {
        var isDraft = approvedAt == null;
        return new MeetingView(
                meetingId,
                status,
                revision,
                type,
                number,
                partOf,
                title,
                groupIds,
                startsAt,
                endsAt,
                timeZone,
                start,
                end,
                place,
                leaderId,
                secretaryId,
                contact,
                isDraft ? List.of() : agenda,
                isDraft ? List.of() : papers,
                answerBy,
                approvedBy,
                approvedAt,
                cancellationReason,
                invitees,
                answers.stream()
                        .map(it -> it.memberId().equals(member) ? it : it.withoutComment())
                        .toList(),
                answerCounts,
                attendance,
                referat,
                false);
    }

    private MeetingView inFigures() {
        return new MeetingView(
                meetingId,
                status,
                revision,
                type,
                number,
                partOf,
                title,
                groupIds,
                startsAt,
                endsAt,
                timeZone,
                start,
                end,
                new Place(place.name(), null, null),
                null,
                null,
                null,
                List.of(),
                List.of(),
                answerBy,
                null,
                approvedAt,
                null,
                List.of(),
                List.of(),
                answerCounts,
                null,
                referat,
                false);
    }

    private static AnswerCounts counts(List<Answer> answers, int invited) {
        return new AnswerCounts(
                count(answers, AnswerKind.ACCEPTED),
                count(answers, AnswerKind.TENTATIVE),
                count(answers, AnswerKind.DECLINED),
                invited - answers.size());
    }

    private static int count(List<Answer> answers, AnswerKind kind) {
        return (int) answers.stream().filter(it -> it.answer() == kind).count();
    }
}
