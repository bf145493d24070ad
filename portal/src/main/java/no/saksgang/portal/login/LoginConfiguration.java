package no.saksgang.portal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import no.saksgang.chassis.login.Role;
import no.saksgang.portal.PortalSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Login by OpenID Connect, and what a browser may do with our pages. The provider is looked up when
 * the first person logs in, so the portal starts while it is away.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LoginConfiguration.class);

    /** The name under which the provider is known here, and in the addresses of the login. */
    static final String REGISTRATION = "saksgang";

    private static final String FAILED = "/public/login-failed";

    /** Here only the secretariat does anything; others would fill in what is then refused. */
    private static final String[] OF_THE_SECRETARIAT = {
        "/meetings/new",
        "/meetings/*/schedule",
        "/meetings/*/cancellation",
        "/meetings/*/template",
        "/meetings/*/referat/approval",
        "/meetings/*/referat/correction",
        "/conferences/new",
        "/conferences/announcements/new",
        "/groups/*/members.csv"
    };

    private static final String SECURE_COOKIE = "__Host-saksgang-portal";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, ClientRegistrationRepository providers, LoginSettings login)
            throws Exception {
        var asked = new Asked();
        return http.requestCache(it -> it.requestCache(asked))
                .authorizeHttpRequests(ask ->
                        ask.requestMatchers(
                                        "/assets/**",
                                        "/public/**",
                                        "/papers/**",
                                        "/error",
                                        "/favicon.ico")
                                .permitAll()
                                .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                                .permitAll()
                                .requestMatchers("/actuator/info", "/actuator/rest")
                                .permitAll()
                                // Names no person: types, ids, times and links.
                                .requestMatchers(HttpMethod.GET, "/events")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole(Role.SECRETARIAT.name())
                                .requestMatchers(OF_THE_SECRETARIAT)
                                .hasRole(Role.SECRETARIAT.name())
                                .anyRequest()
                                .authenticated())
                .oauth2Login(it ->
                        it.loginPage("/oauth2/authorization/" + REGISTRATION)
                                .authorizationEndpoint(
                                        at -> at.authorizationRequestResolver(requests(providers)))
                                .successHandler(onwards(asked, login))
                                .failureUrl(FAILED)
                                .withObjectPostProcessor(new WithoutProvider()))
                .logout(it -> it.logoutSuccessHandler(logout(providers)))
                .exceptionHandling(it ->
                        it.defaultAuthenticationEntryPointFor(
                                // A fragment cannot show a login page in its place.
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new RequestHeaderRequestMatcher("HX-Request")))
                .csrf(Customizer.withDefaults())
                .headers(it ->
                        it.contentSecurityPolicy(at -> at.policyDirectives(policy(login.issuer())))
                                .referrerPolicy(at -> at.policy(ReferrerPolicy.SAME_ORIGIN))
                                .frameOptions(at -> at.deny()))
                .build();
    }

    /**
     * Where somebody was going who has to log in first. In a cookie: a session for everybody who
     * only looks in would be one for every crawler. Of a request it keeps the address alone, so it
     * is never put in the place of one: who comes again without having logged in would seem to ask
     * for no page, and be refused instead of asked who they are.
     */
    private static final class Asked extends CookieRequestCache {
        @Override
        public @Nullable HttpServletRequest getMatchingRequest(
                HttpServletRequest request, HttpServletResponse response) {
            // Forgets it: they are there.
            super.getMatchingRequest(request, response);
            return null;
        }
    }

    /** While the provider is away, one who comes to log in is told so: the fault is not ours. */
    private static final class WithoutProvider
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
            filter.setAuthenticationFailureHandler((_, response, away) -> {
                LOG.warn("Nobody can log in: {}", away.getMessage());
                response.sendRedirect(FAILED);
            });
            return filter;
        }
    }

    /** To what was asked for; from now on the session lasts. */
    private static AuthenticationSuccessHandler onwards(RequestCache asked, LoginSettings login) {
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(asked);
        return (request, response, person) -> {
            request.getSession().setMaxInactiveInterval((int) login.lasts().toSeconds());
            onwards.onAuthenticationSuccess(request, response, person);
        };
    }

    /** Nothing inline and nothing from elsewhere; a logout goes on to the provider. */
    private static String policy(URI issuer) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                + " img-src 'self' data:; frame-src 'self'; connect-src 'self'; manifest-src 'self';"
                + " form-action 'self' "
                + issuer.getScheme()
                + "://"
                + issuer.getAuthority()
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** With PKCE, and with a hint who is about to log in where a link gives one. */
    private static OAuth2AuthorizationRequestResolver requests(
            ClientRegistrationRepository providers) {
        var resolver =
                new DefaultOAuth2AuthorizationRequestResolver(providers, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce()
                        .andThen(request -> {
                            var hint = hint();
                            if (hint != null) {
                                request.additionalParameters(more -> more.put("login_hint", hint));
                            }
                        }));
        return resolver;
    }

    private static @Nullable String hint() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getParameter("login_hint")
                : null;
    }

    private static OidcClientInitiatedLogoutSuccessHandler logout(
            ClientRegistrationRepository providers) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
        handler.setPostLogoutRedirectUri("{baseUrl}/public/");
        return handler;
    }

    @Bean
    ClientRegistrationRepository providers(LoginSettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(settings)));
    }

    private static ClientRegistration registration(LoginSettings settings) {
        var registration =
                ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
                        .registrationId(REGISTRATION)
                        .clientId(settings.clientId())
                        .scope("openid", "profile", "email");
        return settings.clientSecret().isBlank()
                ? registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
                : registration.clientSecret(settings.clientSecret()).build();
    }

    /** Tokens live and die with the session; the default keeps them for ever. */
    @Bean
    OAuth2AuthorizedClientRepository tokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    GrantedAuthoritiesMapper roles(People people) {
        return given -> {
            var roles = new HashSet<GrantedAuthority>();
            for (var authority : given) {
                if (authority instanceof OidcUserAuthority oidc) {
                    rolesIn(oidc, people)
                            .forEach(it ->
                                    roles.add(new SimpleGrantedAuthority("ROLE_" + it.name())));
                }
            }
            return roles;
        };
    }

    private static Set<Role> rolesIn(OidcUserAuthority oidc, People people) {
        try {
            return people.callerIn(oidc.getIdToken()).roles();
        } catch (IllegalArgumentException noId) {
            throw new OAuth2AuthenticationException(new OAuth2Error("bad_member_id"), noId);
        }
    }

    /** Over https no other host of the domain can set or read it. Safari refuses that over http. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> boundCookie(
            PortalSettings portal) {
        return server -> {
            if ("https".equals(portal.address().getScheme())) {
                var cookie = server.getSettings().getSession().getCookie();
                cookie.setName(SECURE_COOKIE);
                cookie.setSecure(true);
                cookie.setPath("/");
            }
        };
    }
}
