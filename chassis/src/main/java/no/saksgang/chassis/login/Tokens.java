package no.saksgang.chassis.login;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.saksgang.chassis.http.LoginAway;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Judges tokens by the provider's keys, which are fetched when the first token comes: a service
 * starts while its provider is away, and goes on with the keys it has when the provider goes.
 */
final class Tokens implements JwtDecoder {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384);

    /** A call waits for it. */
    private static final int ANSWERS_WITHIN_MS = 2_000;

    private static final int MOST_BYTES = 256 * 1024;

    /** How long keys are good though the provider is away. */
    private static final Duration KEYS_LAST = Duration.ofDays(1);

    /** A token that names a key we lack makes us ask, but anyone can send such tokens. */
    private static final Duration ASKS_EVERY = Duration.ofSeconds(2);

    private final LoginSettings settings;
    private final DefaultResourceRetriever provider =
            new DefaultResourceRetriever(ANSWERS_WITHIN_MS, ANSWERS_WITHIN_MS, MOST_BYTES);
    private volatile @Nullable JwtDecoder known;

    Tokens(LoginSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws BadJwtException if it is not one to believe
     * @throws LoginAway if that cannot be said, because the provider is away
     */
    @Override
    public Jwt decode(String token) {
        try {
            return decoder().decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException | IOException | ParseException away) {
            throw new LoginAway(away);
        }
    }

    private JwtDecoder decoder() throws IOException, ParseException {
        var decoder = known;
        if (decoder == null) {
            decoder = learn();
            known = decoder;
        }
        return decoder;
    }

    private JwtDecoder learn() throws IOException, ParseException {
        var keys =
                JWKSourceBuilder.<SecurityContext>create(keysOfProvider(), provider)
                        .rateLimited(ASKS_EVERY.toMillis())
                        .outageTolerant(KEYS_LAST.toMillis())
                        .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // RFC 9068 names the second; most providers say the first, or nothing.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // The claims are ours to judge.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims());
        return decoder;
    }

    /** OpenID Connect Discovery 1.0, 4. */
    private URL keysOfProvider() throws IOException, ParseException {
        var address =
                URI.create(
                        settings.issuer().replaceAll("/$", "")
                                + "/.well-known/openid-configuration");
        var about = JSONObjectUtils.parse(provider.retrieveResource(address.toURL()).getContent());
        var issuer = JSONObjectUtils.getString(about, "issuer");
        if (!settings.issuer().equals(issuer)) {
            throw new IOException(
                    "saksgang.login.issuer is %s, but the provider calls itself %s"
                            .formatted(settings.issuer(), issuer));
        }
        return JSONObjectUtils.getURI(about, "jwks_uri").toURL();
    }

    /**
     * The time goes by the machine's clock: a rehearsal that moves ours would log everybody out.
     */
    private OAuth2TokenValidator<Jwt> claims() {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        meantFor -> meantFor != null && meantFor.contains(settings.audience())));
    }
}
