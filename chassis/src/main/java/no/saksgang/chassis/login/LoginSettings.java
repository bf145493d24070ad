package no.saksgang.chassis.login;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens are believed.
 *
 * @param issuer the provider's address, by the letter as in its tokens; empty: there are no logins,
 *     and whoever reaches the service may do everything
 * @param audience what a token must be meant for
 * @param rolesClaim where a token has the roles; with dots, a claim within a claim
 * @param memberClaim where a token has the member's id
 */
@ConfigurationProperties("saksgang.login")
record LoginSettings(String issuer, String audience, String rolesClaim, String memberClaim) {
    Claims claims() {
        return new Claims(rolesClaim, memberClaim);
    }

    boolean isOn() {
        return !issuer.isBlank();
    }
}
