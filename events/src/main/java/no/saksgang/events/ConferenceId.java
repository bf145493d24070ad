package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a conference that members are invited to. */
public record ConferenceId(@JsonValue String value) implements Comparable<ConferenceId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public ConferenceId {
        Ids.check("ConferenceId", value);
    }

    @Override
    public int compareTo(ConferenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
