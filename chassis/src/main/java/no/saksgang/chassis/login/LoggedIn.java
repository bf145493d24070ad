package no.saksgang.chassis.login;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/** A caller whose token is believed, as Spring Security carries them through a request. */
final class LoggedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Caller caller;
    private final String subject;

    private LoggedIn(Caller caller, String subject) {
        super(
                AuthorityUtils.createAuthorityList(
                        caller.roles().stream().map(it -> "ROLE_" + it.name()).toList()));
        this.caller = caller;
        this.subject = subject;
        setAuthenticated(true);
    }

    static LoggedIn by(Jwt token, LoginSettings settings) {
        var claims = token.getClaims();
        var roles =
                claim(claims, settings.rolesClaim()) instanceof Collection<?> said
                        ? said.stream()
                                .map(String::valueOf)
                                .flatMap(it -> Role.of(it).stream())
                                .collect(Collectors.toSet())
                        : java.util.Set.<Role>of();
        var member =
                Optional.ofNullable(claim(claims, settings.memberClaim()))
                        .map(String::valueOf)
                        .map(MemberId::new)
                        .orElse(null);
        return new LoggedIn(new Caller(roles, member), token.getSubject());
    }

    /** By its name, or by a path: some providers have the roles in {@code realm_access.roles}. */
    private static @Nullable Object claim(Map<?, ?> claims, String name) {
        var whole = claims.get(name);
        var dot = name.indexOf('.');
        return whole == null
                        && dot > 0
                        && claims.get(name.substring(0, dot)) instanceof Map<?, ?> in
                ? claim(in, name.substring(dot + 1))
                : whole;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
