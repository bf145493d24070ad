package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a municipality, region or other body that members represent. */
public record OrganisationId(@JsonValue String value) implements Comparable<OrganisationId> {
    /**
     * @throws IllegalArgumentException if the text is not an id (see {@link Ids})
     */
    @JsonCreator
    public OrganisationId {
        Ids.check("OrganisationId", value);
    }

    @Override
    public int compareTo(OrganisationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
