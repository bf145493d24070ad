package no.saksgang.notificationservice.mailbox;

import java.time.Instant;

/**
 * A message as it lies in the mailbox.
 *
 * @param validity the mailbox's UIDVALIDITY
 * @param uid the message's UID, which means something only beside {@code validity}
 * @param arrivedAt when the server took it
 * @param size in octets
 * @param octets the message, octet by octet; of one that is too large the header alone
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Arrived(
        long validity, long uid, Instant arrivedAt, long size, boolean whole, byte[] octets) {
    /** For logs: nothing of what it says. */
    @Override
    public String toString() {
        return "message " + uid + " of " + validity;
    }
}
