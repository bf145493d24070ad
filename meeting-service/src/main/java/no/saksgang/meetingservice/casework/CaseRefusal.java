package no.saksgang.meetingservice.casework;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;

/** Why a case says no. */
sealed interface CaseRefusal extends Refusal {
    record CaseIsClosed(Instant at) implements CaseRefusal {}

    record CaseIsOpen() implements CaseRefusal {}

    record TooManyCases(int most) implements CaseRefusal {}
}
