package no.saksgang.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the provider is run.
 *
 * @param issuer its own address, as every token names it
 * @param folder where {@code people.json} is, and the signing key is kept
 * @param portal the client that people log in to
 * @param player the client that acts by itself: the scenario player, benches, a person with curl
 * @param tokenLasts for how long an access token is good
 * @param loginLasts for how long the portal can renew it without asking
 * @param mostLogins how many logins are remembered; the oldest are forgotten
 */
@ConfigurationProperties("saksgang.identity")
record IdentitySettings(
        URI issuer,
        Path folder,
        Portal portal,
        Player player,
        Duration tokenLasts,
        Duration loginLasts,
        int mostLogins) {
    IdentitySettings {
        if (mostLogins < 1) {
            throw new IllegalArgumentException(
                    "saksgang.identity.most-logins must be at least 1: " + mostLogins);
        }
    }

    /**
     * @param address without a slash at the end
     */
    record Portal(URI address, String secret) {}

    record Player(String secret) {}
}
