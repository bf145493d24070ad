package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a follow-up (<i>oppfølging</i>). */
public record FollowUpId(@JsonValue String value) implements Comparable<FollowUpId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public FollowUpId {
        Ids.check("FollowUpId", value);
    }

    @Override
    public int compareTo(FollowUpId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
