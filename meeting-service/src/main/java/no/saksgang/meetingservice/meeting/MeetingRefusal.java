package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalTime;
import no.saksgang.chassis.http.Refusal;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;

/** Why a meeting says no. */
public sealed interface MeetingRefusal extends Refusal {
    record AgendaIsEmpty() implements MeetingRefusal {}

    record AgendaAlreadyApproved(Instant at) implements MeetingRefusal {}

    record MeetingIsCancelled(String reason) implements MeetingRefusal {}

    record MeetingIsConcluded(Instant at) implements MeetingRefusal {}

    record MeetingIsOver(Instant endedAt) implements MeetingRefusal {}

    record MeetingNotConvened() implements MeetingRefusal {}

    record MeetingNotStarted(Instant startsAt) implements MeetingRefusal {}

    record MeetingHasStarted(Instant startedAt) implements MeetingRefusal {}

    record AnswerToEarlierInvitation(Instant askedAt) implements MeetingRefusal {}

    record MeetingEndsBeforeItStarts() implements MeetingRefusal, OfContent {}

    record MeetingInThePast() implements MeetingRefusal, OfContent {}

    record AnswersWantedAfterStart() implements MeetingRefusal, OfContent {}

    record AgendaTooLong(int most) implements MeetingRefusal, OfContent {}

    record TooManyPapers(int most) implements MeetingRefusal, OfContent {}

    record TooManyInvitees(int most) implements MeetingRefusal, OfContent {}

    record UnknownItem(String number) implements MeetingRefusal, OfContent {}

    record UnknownPaper(String paperId) implements MeetingRefusal, OfContent {}

    record UnknownMeeting(MeetingId meetingId) implements MeetingRefusal, OfContent {}

    record MeetingNotJoint(MeetingId meetingId) implements MeetingRefusal, OfContent {}

    record MemberNotInvited(MemberId memberId) implements MeetingRefusal, OfContent {}

    record MarkedTwice(MemberId memberId) implements MeetingRefusal, OfContent {}

    record SubstituteForOneself() implements MeetingRefusal, OfContent {}

    record NotTheirSubstitute(MemberId memberId) implements MeetingRefusal, OfContent {}

    record PartOutsideMeeting(LocalTime start, LocalTime end)
            implements MeetingRefusal, OfContent {}
}
