package no.saksgang.local.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * The logins that the portal can renew, in memory. Spring's own would keep every one that ever was;
 * here the oldest gives way. A service believes its token all the same, until it runs out.
 */
@Component
class Logins implements OAuth2AuthorizationService {
    private final InMemoryOAuth2AuthorizationService all = new InMemoryOAuth2AuthorizationService();
    private final Map<String, OAuth2Authorization> byAge = new LinkedHashMap<>();
    private final int most;

    Logins(IdentitySettings settings) {
        most = settings.mostLogins();
    }

    @Override
    public synchronized void save(OAuth2Authorization login) {
        all.save(login);
        byAge.put(login.getId(), login);
        if (byAge.size() > most) {
            remove(byAge.values().iterator().next());
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization login) {
        all.remove(login);
        byAge.remove(login.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return all.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return all.findByToken(token, type);
    }
}
