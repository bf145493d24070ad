package no.saksgang.portal.login;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people log in.
 *
 * @param issuer the address of the OpenID Connect provider
 * @param clientId by which the portal is registered there
 * @param clientSecret with which it shows that it is the portal; none for a public client
 * @param rolesClaim the claim that holds a person's roles
 * @param memberClaim the claim that holds a member's id
 * @param lasts how long somebody may leave the pages alone before they log in again
 */
@ConfigurationProperties("saksgang.login")
record LoginSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        String rolesClaim,
        String memberClaim,
        Duration lasts) {}
