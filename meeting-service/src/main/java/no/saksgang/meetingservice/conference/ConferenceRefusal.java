package no.saksgang.meetingservice.conference;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;
import no.saksgang.events.MemberId;

/** Why a conference says no. */
sealed interface ConferenceRefusal extends Refusal {
    record ConferenceAlreadyAnnounced(Instant at) implements ConferenceRefusal {}

    record ConferenceNotAnnounced() implements ConferenceRefusal {}

    record ConferenceIsCancelled(String reason) implements ConferenceRefusal {}

    record ConferenceIsOver() implements ConferenceRefusal {}

    record RegistrationClosed(Instant at) implements ConferenceRefusal {}

    record ConferenceIsFull(int capacity) implements ConferenceRefusal {}

    record NotInAudience(MemberId memberId) implements ConferenceRefusal, OfContent {}

    record DayOrHours() implements ConferenceRefusal, OfContent {}

    record ConferenceEndsBeforeItStarts() implements ConferenceRefusal, OfContent {}

    record ConferenceInThePast() implements ConferenceRefusal, OfContent {}
}
