package no.saksgang.events.mailing;

import no.saksgang.events.MailingId;

/**
 * How far a mailing to many has come, every couple of hundred recipients, and when a person pauses,
 * resumes or stops it. The counts are since the beginning and may lag behind by some hundreds.
 *
 * @param about the subject that it is about: {@code announcement/a1}
 * @param recipients how many it is for
 */
public record MailingProgressed(
        MailingId mailingId,
        Purpose purpose,
        String about,
        MailingState state,
        int recipients,
        int sent,
        int rejected,
        int suppressed,
        int unknown)
        implements MailingEvent {}
