package no.saksgang.portal.login;

import java.util.Objects;
import java.util.Optional;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.login.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Reads from the login who somebody is. */
@Component
public class People {
    private final LoginSettings settings;

    People(LoginSettings settings) {
        this.settings = settings;
    }

    /** Who asks for this page; empty if nobody is logged in. */
    public Optional<Person> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    private Optional<Person> of(@Nullable Authentication login) {
        return login != null && login.getPrincipal() instanceof OidcUser user
                ? Optional.of(person(user))
                : Optional.empty();
    }

    private Person person(OidcUser user) {
        var who = callerIn(user);
        return new Person(
                Objects.requireNonNullElse(user.getFullName(), user.getName()),
                who.memberId(),
                who.roles());
    }

    /**
     * As the services read it from the same person's token.
     *
     * @throws IllegalArgumentException if what should be a member's id cannot be one
     */
    Caller callerIn(ClaimAccessor claims) {
        return new Claims(settings.rolesClaim(), settings.memberClaim()).caller(claims.getClaims());
    }
}
