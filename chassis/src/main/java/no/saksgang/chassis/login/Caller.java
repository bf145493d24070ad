package no.saksgang.chassis.login;

import java.util.Set;
import no.saksgang.chassis.http.NotAllowed;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who calls. A controller takes it as an argument, and says so that it decides itself who may what;
 * a method without one is the secretariat's alone.
 *
 * @param memberId the member that they are, if they are one
 */
public record Caller(Set<Role> roles, @Nullable MemberId memberId) {
    /** Whoever calls a service without logins: one who may reach it may do everything. */
    public static final Caller TRUSTED = new Caller(Set.of(Role.SECRETARIAT), null);

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isSecretariat() {
        return roles.contains(Role.SECRETARIAT);
    }

    /** Shows figures, and is nothing else. */
    public boolean isDashboard() {
        return roles.equals(Set.of(Role.DASHBOARD));
    }

    public boolean is(MemberId member) {
        return member.equals(memberId);
    }

    /** True for who only listens. */
    public boolean onlyObserves() {
        return !isSecretariat() && !roles.contains(Role.LEADER) && !roles.contains(Role.MEMBER);
    }

    /**
     * @throws NotAllowed unless the caller is the secretariat
     */
    public void checkSecretariat() {
        check(isSecretariat());
    }

    /**
     * @throws NotAllowed unless the caller is the secretariat, or this member themselves
     */
    public void checkSpeaksFor(MemberId member) {
        check(isSecretariat() || is(member));
    }

    /**
     * @throws NotAllowed if not
     */
    public static void check(boolean allowed) {
        if (!allowed) {
            throw new NotAllowed();
        }
    }
}
