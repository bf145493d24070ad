package no.saksgang.chassis.login;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import no.saksgang.chassis.http.LoginAway;
import no.saksgang.chassis.http.NotAllowed;
import no.saksgang.chassis.http.NotLoggedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Logins by bearer token, where a provider is set; without one, everything is open. */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
// Who has pages has a login of its own.
@ConditionalOnMissingBean(SecurityFilterChain.class)
@EnableConfigurationProperties(LoginSettings.class)
class LoginConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LoginConfiguration.class);
    private static final String[] FOR_EVERYBODY = {
        "/openapi", "/openapi/**", "/openapi.yaml", "/error"
    };
    private static final String[] FOR_OPERATORS = {
        "/actuator",
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/actuator/rest"
    };

    LoginConfiguration() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    SecurityFilterChain loginFilterChain(
            HttpSecurity http,
            LoginSettings settings,
            ObjectProvider<OpenPaths> open,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        // No cookie says who calls, so no other site's form can speak for them, and there is no
        // session to keep. Our pages say their own headers.
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable);
        if (!settings.isOn()) {
            LOG.warn(
                    "There are no logins: whoever reaches this service may do everything."
                            + " Set SAKSGANG_LOGIN_ISSUER.");
            return http.authorizeHttpRequests(it -> it.anyRequest().permitAll()).build();
        }
        return http.authorizeHttpRequests(it ->
                        it.dispatcherTypeMatchers(
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD,
                                        DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(FOR_EVERYBODY)
                                .permitAll()
                                .requestMatchers(FOR_OPERATORS)
                                .permitAll()
                                .requestMatchers(allOf(open))
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole(Role.SECRETARIAT.name())
                                // Who is nothing to us sees no more than who is not logged in.
                                .anyRequest()
                                .hasAnyRole(
                                        Arrays.stream(Role.values())
                                                .map(Role::name)
                                                .toArray(String[]::new)))
                .oauth2ResourceServer(it ->
                        it.jwt(jwt ->
                                        jwt.decoder(new Tokens(settings))
                                                .jwtAuthenticationConverter(token ->
                                                        LoggedIn.by(token, settings.claims())))
                                .authenticationEntryPoint((request, response, _) ->
                                        problems.resolveException(
                                                request,
                                                response,
                                                null,
                                                new NotLoggedIn(hasToken(request))))
                                .accessDeniedHandler((request, response, _) ->
                                        problems.resolveException(
                                                request, response, null, new NotAllowed())))
                .addFilterBefore(new ProviderAway(problems), BearerTokenAuthenticationFilter.class)
                .build();
    }

    /**
     * What cannot be an id is nobody's id, and 404 like any other. What could make one address look
     * like another stays refused.
     */
    @Bean
    HttpFirewall loginFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedLineFeed(true);
        firewall.setAllowUrlEncodedCarriageReturn(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowNull(true);
        return firewall;
    }

    private static boolean hasToken(HttpServletRequest request) {
        return request.getHeader("Authorization") != null;
    }

    private static String[] allOf(ObjectProvider<OpenPaths> open) {
        return open.stream().flatMap(it -> it.patterns().stream()).toArray(String[]::new);
    }

    @Bean
    WebMvcConfigurer loginArguments(LoginSettings settings, ObjectProvider<OpenPaths> open) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument(settings.isOn()));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                if (settings.isOn()) {
                    registry.addInterceptor(new SecretariatAlone())
                            .excludePathPatterns(FOR_EVERYBODY)
                            .excludePathPatterns(allOf(open));
                }
            }
        };
    }

    /** Says that a token could not be judged, which is not the caller's fault. */
    private static final class ProviderAway extends OncePerRequestFilter {
        private final HandlerExceptionResolver problems;

        ProviderAway(HandlerExceptionResolver problems) {
            this.problems = problems;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (LoginAway away) {
                problems.resolveException(request, response, null, away);
            }
        }
    }
}
