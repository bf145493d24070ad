package no.saksgang.portal.login;

import java.util.Set;
import no.saksgang.chassis.login.Role;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page.
 *
 * @param name as the provider says it
 * @param memberId theirs, where they are a member
 */
public record Person(String name, @Nullable MemberId memberId, Set<Role> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    /** Whether they do the secretariat's work. */
    public boolean isSecretariat() {
        return roles.contains(Role.SECRETARIAT);
    }

    /** Whether there is a member behind them, who is invited and answers. */
    public boolean isMember() {
        return memberId != null;
    }

    /** Whether they may see how far mailings have come, though not to whom. */
    public boolean seesMailings() {
        return isSecretariat() || roles.contains(Role.DASHBOARD);
    }

    /** Whether they may see people and papers; a screen on a wall may not. */
    public boolean seesPapers() {
        return isSecretariat()
                || roles.contains(Role.LEADER)
                || roles.contains(Role.MEMBER)
                || roles.contains(Role.OBSERVER);
    }
}
