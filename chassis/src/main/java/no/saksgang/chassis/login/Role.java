package no.saksgang.chassis.login;

import java.util.Locale;
import java.util.Optional;

/** What a token says that a caller is. What they are in a group, the directory says. */
public enum Role {
    /** Runs the meetings, and may do and see everything. */
    SECRETARIAT,
    LEADER,
    MEMBER,
    /** Sees what members see, and says nothing. */
    OBSERVER,
    /** Shows figures on a wall: no names. */
    DASHBOARD;

    /** As a token has it; empty for a role that is none of ours. */
    public static Optional<Role> of(String claim) {
        for (var role : values()) {
            if (role.name().equals(claim.toUpperCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
