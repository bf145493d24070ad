package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a standing body (<i>faggruppe</i>). */
public record GroupId(@JsonValue String value) implements Comparable<GroupId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public GroupId {
        Ids.check("GroupId", value);
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
