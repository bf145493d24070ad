package no.saksgang.portal.login;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.MemberId;
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
        var memberId = user.getClaimAsString(settings.memberClaim());
        return new Person(
                Objects.requireNonNullElse(user.getFullName(), user.getName()),
                memberId == null || memberId.isBlank() ? null : new MemberId(memberId),
                rolesIn(user));
    }

    EnumSet<Role> rolesIn(ClaimAccessor claims) {
        var roles = EnumSet.noneOf(Role.class);
        var named = claims.getClaimAsStringList(settings.rolesClaim());
        if (named != null) {
            named.forEach(it -> Role.called(it).ifPresent(roles::add));
        }
        return roles;
    }
}
