package no.saksgang.meetingservice.followup;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;

/** Why a follow-up says no. */
sealed interface FollowUpRefusal extends Refusal {
    record FollowUpIsClosed(Instant at) implements FollowUpRefusal {}

    record FollowUpIsOpen() implements FollowUpRefusal {}

    record FollowUpIsWithdrawn(Instant at) implements FollowUpRefusal {}
}
