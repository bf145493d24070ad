package no.saksgang.events.mailing;

import no.saksgang.events.Event;
import no.saksgang.events.MailingId;
import no.saksgang.events.Subject;

/**
 * What became of the mail that events caused, on {@code saksgang.mailings}. No address is in any of
 * it.
 */
public sealed interface MailingEvent extends Event
        permits MailingPlanned, MailingProgressed, MailingCompleted, DeliveryRejected {
    MailingId mailingId();

    @Override
    default Subject subject() {
        return new Subject("mailing", mailingId().value());
    }
}
