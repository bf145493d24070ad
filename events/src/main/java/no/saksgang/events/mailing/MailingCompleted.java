package no.saksgang.events.mailing;

import no.saksgang.events.MailingId;

/** Every delivery of a mailing has ended. */
public record MailingCompleted(
        MailingId mailingId,
        Purpose purpose,
        String about,
        int sent,
        int rejected,
        int suppressed,
        int unknown)
        implements MailingEvent {}
