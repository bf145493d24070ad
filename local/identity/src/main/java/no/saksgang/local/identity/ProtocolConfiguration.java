package no.saksgang.local.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** OpenID Connect by Spring's authorization server, for the two clients that there are. */
@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, People people, Session session, IdentitySettings settings) {
        var portal = settings.portal().address();
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(oidc ->
                                    oidc.userInfoEndpoint(endpoint ->
                                                    endpoint.userInfoMapper(asked ->
                                                            about(
                                                                    people,
                                                                    asked.getAuthorization()
                                                                            .getPrincipalName())))
                                            // Who logs out after we were started again is still
                                            // out.
                                            .logoutEndpoint(endpoint ->
                                                    endpoint.errorResponseHandler(
                                                            (request, response, _) -> {
                                                                session.end(request);
                                                                response.sendRedirect(
                                                                        portal.toString());
                                                            })));
                        })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new LoginHint(people, session), SecurityContextHolderFilter.class)
                .exceptionHandling(refused ->
                        refused.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), browsers()))
                .build();
    }

    private static MediaTypeRequestMatcher browsers() {
        var browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return browsers;
    }

    private static OidcUserInfo about(People people, String id) {
        var claims = OidcUserInfo.builder().subject(id);
        people.find(id).ifPresent(person -> person.claims().forEach(claims::claim));
        return claims.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/login", "/login.css", "/error")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy ->
                                policy.policyDirectives(
                                        "default-src 'none'; style-src 'self'; img-src data:;"
                                                + " base-uri 'none'; frame-ancestors 'none'")))
                // A page that lay open too long asks again.
                .exceptionHandling(refused ->
                        refused.accessDeniedHandler(
                                        (_, response, _) -> response.sendRedirect("/login"))
                                .authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint("/login")))
                .requestCache(withDefaults())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    AuthorizationServerSettings addresses(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
    }

    @Bean
    RegisteredClientRepository clients(IdentitySettings settings) {
        var portal = settings.portal();
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId("portal")
                        .clientId("portal")
                        .clientSecret(portal.secret())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(portal.address() + "/login/oauth2/code/saksgang")
                        .postLogoutRedirectUri(portal.address().toString())
                        .postLogoutRedirectUri(portal.address() + "/")
                        .postLogoutRedirectUri(portal.address() + "/public/")
                        .scope(OidcScopes.OPENID)
                        .scope(OidcScopes.PROFILE)
                        .scope(OidcScopes.EMAIL)
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(settings.tokenLasts())
                                        .refreshTokenTimeToLive(settings.loginLasts())
                                        .build())
                        .build(),
                RegisteredClient.withId("saksgang-player")
                        .clientId("saksgang-player")
                        .clientSecret(settings.player().secret())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(settings.tokenLasts())
                                        .build())
                        .build());
    }

    /** Secrets of the clients lie in our environment as they are; to hash them hides nothing. */
    @Bean
    PasswordEncoder secrets() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence secret) {
                return secret == null ? null : secret.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence said, @Nullable String secret) {
                return said != null
                        && secret != null
                        && MessageDigest.isEqual(
                                said.toString().getBytes(StandardCharsets.UTF_8),
                                secret.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /**
     * Keeps out other web sites that let a name of theirs point to this machine (DNS rebinding).
     */
    @Bean
    HttpFirewall thisMachineOnly() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(THIS_MACHINE::contains);
        return firewall;
    }

    /** So that Spring forgets a session when it has ended. */
    @Bean
    HttpSessionEventPublisher endedSessions() {
        return new HttpSessionEventPublisher();
    }
}
