package no.saksgang.notificationservice.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;

/**
 * Message-IDs that tell which row of the ledger a message is of. The id follows from the row alone,
 * so a repeat is recognisably the same message; and what comes back with it, an answer or a bounce,
 * says by itself for whom the message was, whatever address it came from.
 */
public final class MessageIds {
    private static final int LONGEST = 1_000;
    private static final Pattern ID = Pattern.compile("<?([A-Za-z0-9_-]+)@[^\\s<>]+>?");

    private final Signature signature;

    /** A row of the ledger: a mailing and one who got it. */
    public record Row(MailingId mailing, MemberId member) {}

    /**
     * @param keys as in {@link Tokens#Tokens}
     */
    public MessageIds(Supplier<List<byte[]>> keys) {
        this.signature = new Signature("message-id", keys);
    }

    /**
     * @param domain of the suite's address
     * @return with its angle brackets (RFC 5322, 3.6.4)
     */
    public String of(MailingId mailing, MemberId member, String domain) {
        var row = octets(mailing, member);
        return id(row, signature.of(row), domain);
    }

    private static byte[] octets(MailingId mailing, MemberId member) {
        return (mailing + "/" + member).getBytes(StandardCharsets.UTF_8);
    }

    private static String id(byte[] row, byte[] mark, String domain) {
        var signed = Arrays.copyOf(row, row.length + Signature.OCTETS);
        System.arraycopy(mark, 0, signed, row.length, Signature.OCTETS);
        return "<"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signed)
                + "@"
                + domain
                + ">";
    }

    /**
     * Every id that the row's message may have: one for each key that is believed, since the first
     * of them may have been another when it was sent.
     */
    public List<String> allOf(MailingId mailing, MemberId member, String domain) {
        return signature.allOf(octets(mailing, member)).stream()
                .map(mark -> id(octets(mailing, member), mark, domain))
                .toList();
    }

    /** The row whose message has this id; empty if the id is none of ours. */
    public Optional<Row> rowOf(String messageId) {
        var id = ID.matcher(messageId.strip());
        if (messageId.length() > LONGEST || !id.matches()) {
            return Optional.empty();
        }
        try {
            var signed = Base64.getUrlDecoder().decode(id.group(1));
            if (signed.length <= Signature.OCTETS) {
                return Optional.empty();
            }
            var row = Arrays.copyOf(signed, signed.length - Signature.OCTETS);
            var mark = Arrays.copyOfRange(signed, row.length, signed.length);
            return signature.isOf(row, mark)
                    ? row(new String(row, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Row> row(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(
                        new Row(
                                new MailingId(text.substring(0, slash)),
                                new MemberId(text.substring(slash + 1))));
    }
}
