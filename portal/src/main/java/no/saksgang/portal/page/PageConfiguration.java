package no.saksgang.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    static final List<Locale> LANGUAGES =
            List.of(Locale.of("nb"), Locale.of("nn"), Locale.of("en"));

    /** The parameter by which somebody chooses one. */
    static final String LANGUAGE = "lang";

    private static final Duration YEAR = Duration.ofDays(365);

    /** The language that was chosen on a page, else what the browser asks for, else bokmål. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("saksgang-portal-language");
        resolver.setCookieMaxAge(YEAR);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request ->
                asked(request)
                        .map(it -> it.getLanguage().equals("no") ? "nb" : it.getLanguage())
                        .map(Locale::of)
                        .filter(LANGUAGES::contains)
                        .findFirst()
                        .orElse(LANGUAGES.getFirst()));
        return resolver;
    }

    /** Of one who asks for none, a crawler mostly, the server would say what the machine has. */
    private static Stream<Locale> asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream();
    }

    @Bean
    WebMvcConfigurer languageByAddress() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                var change = new LocaleChangeInterceptor();
                change.setParamName(LANGUAGE);
                change.setIgnoreInvalidLocale(true);
                registry.addInterceptor(change);
            }
        };
    }
}
