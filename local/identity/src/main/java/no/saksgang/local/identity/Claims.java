package no.saksgang.local.identity;

import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Says in every token who it is for and what they are. */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    /** Whom access tokens are meant for: the services, all of them. */
    private static final String SERVICES = "saksgang";

    private final People people;

    Claims(People people) {
        this.people = people;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        var claims = token.getClaims();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            claims.audience(List.of(SERVICES));
        }
        var who =
                AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())
                        ? aProgram(token.getRegisteredClient().getClientId())
                        : person(token.getPrincipal().getName());
        who.claims().forEach(claims::claim);
    }

    /** A program acts for the secretariat. */
    private static Person aProgram(String clientId) {
        return new Person(clientId, clientId, null, List.of(Role.SECRETARIAT), null);
    }

    private Person person(String id) {
        // Who has left since must log in again, and finds that they cannot.
        return people.find(id)
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }
}
