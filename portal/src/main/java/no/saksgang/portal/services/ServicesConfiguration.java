package no.saksgang.portal.services;

import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ServicesConfiguration {
    /** Tokens are renewed while the session lasts. */
    @Bean
    OAuth2AuthorizedClientManager tokensOfPeople(
            ClientRegistrationRepository providers, OAuth2AuthorizedClientRepository tokens) {
        var manager = new DefaultOAuth2AuthorizedClientManager(providers, tokens);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder()
                        .authorizationCode()
                        .refreshToken()
                        .build());
        return manager;
    }

    /**
     * Reads what services answer. They may say more than we know of, and add to it without telling
     * us.
     */
    private static JsonMapper lenient(JsonMapper strict) {
        return strict.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private record Way(RestClient http, JsonMapper json) {}

    private static Way to(
            URI address,
            ServicesSettings settings,
            JsonMapper strict,
            OAuth2AuthorizedClientManager tokens,
            RestClient.Builder clients) {
        var json = lenient(strict);
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.patience())
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.patience());
        return new Way(
                clients.clone()
                        .baseUrl(address)
                        .requestFactory(requests)
                        .configureMessageConverters(it ->
                                it.registerDefaults()
                                        .withJsonConverter(
                                                new JacksonJsonHttpMessageConverter(json)))
                        .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                        .requestInterceptor(onBehalfOfThePerson(tokens))
                        .build(),
                json);
    }

    private static ClientHttpRequestInterceptor onBehalfOfThePerson(
            OAuth2AuthorizedClientManager tokens) {
        return (request, body, next) -> {
            request.getHeaders()
                    .set(
                            HttpHeaders.ACCEPT_LANGUAGE,
                            LocaleContextHolder.getLocale().toLanguageTag());
            // What is for everybody must not fail for a login that has run out.
            if (!request.getURI().getPath().startsWith("/public/")
                    && SecurityContextHolder.getContext().getAuthentication()
                            instanceof OAuth2AuthenticationToken login) {
                var client =
                        tokens.authorize(
                                OAuth2AuthorizeRequest.withClientRegistrationId(
                                                login.getAuthorizedClientRegistrationId())
                                        .principal(login)
                                        .build());
                if (client != null) {
                    request.getHeaders().setBearerAuth(client.getAccessToken().getTokenValue());
                }
            }
            return next.execute(request, body);
        };
    }

    @Bean
    MeetingService meetingService(
            ServicesSettings settings,
            JsonMapper json,
            OAuth2AuthorizedClientManager tokens,
            RestClient.Builder clients) {
        var way = to(settings.meetingService(), settings, json, tokens, clients);
        return new MeetingService(way.http(), way.json());
    }

    @Bean
    MinutesService minutesService(
            ServicesSettings settings,
            JsonMapper json,
            OAuth2AuthorizedClientManager tokens,
            RestClient.Builder clients) {
        var way = to(settings.minutesService(), settings, json, tokens, clients);
        return new MinutesService(way.http(), way.json());
    }

    @Bean
    NotificationService notificationService(
            ServicesSettings settings,
            JsonMapper json,
            OAuth2AuthorizedClientManager tokens,
            RestClient.Builder clients) {
        var way = to(settings.notificationService(), settings, json, tokens, clients);
        return new NotificationService(way.http(), way.json());
    }
}
