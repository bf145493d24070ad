package no.saksgang.portal.services;

import java.time.Instant;
import java.util.Map;
import no.saksgang.events.MailingId;

/**
 * All the mail that one event causes.
 *
 * @param about the subject, such as {@code meeting/m1}
 * @param counts its deliveries by state, in small letters
 */
public record Mailing(
        MailingId mailingId,
        String purpose,
        String about,
        String causedBy,
        Instant plannedAt,
        Status status,
        int recipients,
        Map<String, Integer> counts) {
    /** How far it has come. */
    public enum Status {
        PLANNED,
        SENDING,
        PAUSED,
        STOPPED,
        COMPLETED
    }

    /** How many recipients it is done with, whatever became of them. */
    public int done() {
        return recipients
                - counts.getOrDefault("queued", 0)
                - counts.getOrDefault("handedOver", 0)
                - counts.getOrDefault("deferred", 0);
    }

    /** In hundredths, for a progress bar. */
    public int percent() {
        return recipients == 0 ? 0 : (int) (100L * done() / recipients);
    }

    /** How many did not get it, as far as is known. */
    public int failed() {
        return counts.getOrDefault("rejected", 0)
                + counts.getOrDefault("bounced", 0)
                + counts.getOrDefault("unknown", 0);
    }
}
