package no.saksgang.notificationservice.mailing;

import no.saksgang.chassis.http.Refusal;

/** Why a mailing says no. */
public sealed interface MailingRefusal extends Refusal {
    /** All its deliveries have ended. */
    record MailingIsOver() implements MailingRefusal {}

    record MailingIsStopped() implements MailingRefusal {}
}
