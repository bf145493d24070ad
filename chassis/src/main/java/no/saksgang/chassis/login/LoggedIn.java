package no.saksgang.chassis.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

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

    /**
     * @throws InvalidBearerTokenException if it names a member as none can be called
     */
    static LoggedIn by(Jwt token, Claims claims) {
        try {
            return new LoggedIn(claims.caller(token.getClaims()), token.getSubject());
        } catch (IllegalArgumentException noId) {
            throw new InvalidBearerTokenException("its member id is none", noId);
        }
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
