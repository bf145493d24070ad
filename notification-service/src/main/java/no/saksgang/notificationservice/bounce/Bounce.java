package no.saksgang.notificationservice.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a message that it could not deliver, or not yet.
 *
 * @param messageIds that stand in what it returns of the message
 * @param recipients whom it could not reach, in lower case
 * @param outcome whether that is final
 * @param code of SMTP, if it names one
 * @param status of RFC 3463, if it names one
 * @param diagnostic the server's own words on one line, without addresses
 */
public record Bounce(
        List<String> messageIds,
        List<String> recipients,
        Outcome outcome,
        @Nullable Integer code,
        @Nullable String status,
        String diagnostic) {
    public Bounce {
        messageIds = List.copyOf(messageIds);
        recipients = List.copyOf(recipients);
    }

    /** What became of the message. */
    public enum Outcome {
        /** It will not be delivered. */
        FAILED,
        /** It is tried again. */
        DELAYED,
        /** It was delivered, or handed on to where nobody reports back from. */
        DELIVERED
    }

    /** For logs: never an address. */
    @Override
    public String toString() {
        return "Bounce[" + outcome + ", " + status + "]";
    }
}
