package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names all the mail that one event causes. */
public record MailingId(@JsonValue String value) implements Comparable<MailingId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public MailingId {
        Ids.check("MailingId", value);
    }

    @Override
    public int compareTo(MailingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
