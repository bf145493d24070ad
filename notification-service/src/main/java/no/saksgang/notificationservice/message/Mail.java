package no.saksgang.notificationservice.message;

/**
 * One message to one person, as it goes over the wire.
 *
 * @param messageId with its angle brackets; follows from mailing and member
 * @param from the envelope's sender
 * @param to the envelope's only recipient
 * @param content header and body, lines ended by CR LF
 */
@SuppressWarnings("ArrayRecordComponent") // written once, sent once, never compared
public record Mail(String messageId, String from, String to, byte[] content) {
    /** For logs: never an address. */
    @Override
    public String toString() {
        return "Mail[" + messageId + "]";
    }
}
