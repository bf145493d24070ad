package no.saksgang.chassis.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import no.saksgang.chassis.time.HomeSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@AutoConfiguration
@AutoConfigureBefore(WebMvcAutoConfiguration.class)
@EnableConfigurationProperties({HomeSettings.class, HttpSettings.class})
class HttpConfiguration {
    private static final Locale BOKMAAL = Locale.of("nb");
    private static final Locale NYNORSK = Locale.of("nn");

    /**
     * What Tomcat keeps for a connection from its first to its last moment; the rest it has from a
     * pool. Larger reads and writes go past this buffer, so they are done as before.
     */
    private static final int BUFFER_BYTES = 1_024;

    @Bean
    Problems problems(MessageSource words, HomeSettings home) {
        return new Problems(words, new InWords(home.zone()));
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    UnreachedRequests unreachedRequests(Problems problems) {
        return new UnreachedRequests(problems);
    }

    @Bean
    LimitedBody limitedBody(
            HttpSettings settings,
            List<LargerBody> larger,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new LimitedBody(settings.largestBody(), larger, problems);
    }

    @Bean
    InTurn inTurn(HttpSettings settings, MeterRegistry meters) {
        var inTurn = new InTurn(settings.atOnce());
        Gauge.builder("saksgang.http.waiting", inTurn, InTurn::waiting)
                .description("Requests that wait until others are done with")
                .register(meters);
        return inTurn;
    }

    /** After Spring Boot's own, which would work on all that come at once. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestsInTurn(InTurn inTurn) {
        return tomcat -> {
            tomcat.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(inTurn));
            tomcat.addConnectorCustomizers(connector -> {
                connector.setProperty("socket.appReadBufSize", "" + BUFFER_BYTES);
                connector.setProperty("socket.appWriteBufSize", "" + BUFFER_BYTES);
            });
        };
    }

    /** Bokmål unless the caller asks for nynorsk or English. */
    @Bean
    @ConditionalOnMissingBean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(BOKMAAL, NYNORSK, Locale.ENGLISH));
        resolver.setDefaultLocale(BOKMAAL);
        return resolver;
    }

    @Bean
    WebMvcConfigurer headersAsTypes() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                // Not lambdas: Spring reads the types from the class.
                registry.addConverter(
                        new Converter<String, ETag>() {
                            @Override
                            public ETag convert(String header) {
                                return ETag.parse(header);
                            }
                        });
                registry.addConverter(
                        new Converter<String, IdempotencyKey>() {
                            @Override
                            public IdempotencyKey convert(String header) {
                                return new IdempotencyKey(header);
                            }
                        });
            }
        };
    }
}
