package no.saksgang.meetingservice.referat;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;

/** Why a referat says no. */
sealed interface ReferatRefusal extends Refusal {
    record MeetingNotHeld(Instant endsAt) implements ReferatRefusal {}

    record ReferatIsApproved(Instant at) implements ReferatRefusal {}

    record ReferatNotApproved() implements ReferatRefusal {}

    record ReferatNotCirculated() implements ReferatRefusal {}

    record TooManyComments(int most) implements ReferatRefusal {}

    record CommentsDueInThePast() implements ReferatRefusal, OfContent {}

    record NotOfTheMeeting(MemberId memberId) implements ReferatRefusal, OfContent {}

    record NotOnTheAgenda(String number) implements ReferatRefusal, OfContent {}

    record ItemTwice(String number) implements ReferatRefusal, OfContent {}

    record UnknownComment(String commentId) implements ReferatRefusal, OfContent {}

    record RemarksMissing() implements ReferatRefusal, OfContent {}

    record RemarksWithoutSayingSo() implements ReferatRefusal, OfContent {}

    record NothingToCorrect() implements ReferatRefusal, OfContent {}

    record UnknownApprovingMeeting(MeetingId meetingId) implements ReferatRefusal, OfContent {}
}
