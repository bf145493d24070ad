package no.saksgang.events.mailing;

import no.saksgang.events.MailingId;

/**
 * Mail will go out.
 *
 * @param about the subject that it is about: {@code meeting/m1}
 * @param causedBy the id of the event that caused it, or of the reminder
 */
public record MailingPlanned(
        MailingId mailingId, Purpose purpose, String about, String causedBy, int recipients)
        implements MailingEvent {}
