package no.saksgang.events;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A person, as a referat names them.
 *
 * @param name empty where a member is named by id alone: in a circulated draft, of a follow-up
 * @param represents the name of the municipality, region or other body, as shown
 * @param from local time at which they came, if late ({@code 10:45})
 * @param until local time at which they left, if early
 */
public record Person(
        @Nullable MemberId memberId,
        String name,
        @Nullable OrganisationId organisationId,
        @Nullable String represents,
        @Nullable LocalTime from,
        @Nullable LocalTime until) {

    public static Person of(MemberId memberId, String name, @Nullable String represents) {
        return new Person(memberId, name, null, represents, null, null);
    }

    /** One who is not a member: a guest, or a name that the referat gives. */
    public static Person named(String name, @Nullable String represents) {
        return new Person(null, name, null, represents, null, null);
    }

    /**
     * A member by their id alone, as what is kept for ever names one who may ask to be forgotten.
     * Who has no id keeps their name.
     */
    public Person byId() {
        return memberId == null
                ? this
                : new Person(memberId, "", organisationId, represents, from, until);
    }
}
