package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one sitting; its referat has the same id. */
public record MeetingId(@JsonValue String value) implements Comparable<MeetingId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public MeetingId {
        Ids.check("MeetingId", value);
    }

    @Override
    public int compareTo(MeetingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
