package no.saksgang.notificationservice.bounce;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.MailingId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that failed for good.
 *
 * @param mailing of which it was one
 * @param diagnostic what was said, without addresses
 */
record Failure(
        MailingId mailing,
        Instant at,
        @Nullable Integer code,
        @Nullable String status,
        String diagnostic) {
    /** RFC 3463 and Exchange's own: there is no such mailbox, no such domain, or it is closed. */
    private static final List<String> OF_THE_ADDRESS =
            List.of("5.0.0", "5.2.1", "5.4.1", "5.4.4", "5.4.310");

    /** These are of the sender's address. */
    private static final List<String> OF_OURS = List.of("5.1.7", "5.1.8");

    /**
     * Whether the address is at fault: not a mailbox that is full, a message that is too large, or
     * a server that will not have our mail.
     *
     * @param unexplained whether a failure without a status counts as one
     */
    static boolean isOfTheAddress(@Nullable String status, boolean unexplained) {
        if (status == null) {
            return unexplained;
        }
        return (status.startsWith("5.1.") && !OF_OURS.contains(status))
                || OF_THE_ADDRESS.contains(status);
    }
}
