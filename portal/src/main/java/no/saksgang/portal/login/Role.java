package no.saksgang.portal.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to the suite as a whole, as the provider says it in small letters. */
public enum Role {
    /** Plans, sends and follows up everything. */
    SECRETARIAT,
    /** Leads meetings and may write in them. */
    LEADER,
    MEMBER,
    /** Sees what a member sees, and answers nothing. */
    OBSERVER,
    /** A screen on a wall: figures and progress, no names. */
    DASHBOARD;

    static Optional<Role> called(String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** As Spring Security wants it. */
    String authority() {
        return "ROLE_" + name();
    }
}
