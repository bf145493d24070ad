package no.saksgang.meetingservice.followup;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;
import no.saksgang.events.MemberId;

/** Why a follow-up says no. */
sealed interface FollowUpRefusal extends Refusal {
    record FollowUpIsClosed(Instant at) implements FollowUpRefusal {}

    record FollowUpIsOpen() implements FollowUpRefusal {}

    record FollowUpIsWithdrawn(Instant at) implements FollowUpRefusal {}

    record NotItsOwner(MemberId memberId) implements FollowUpRefusal, OfContent {}
}
