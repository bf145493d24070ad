package no.saksgang.portal.stream;

import no.saksgang.portal.stream.EventsController.From;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    /** For pages, beside the subscribers. */
    private static final int OTHER_CONNECTIONS = 2_000;

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> manyConnections(
            StreamSettings settings) {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> {
                    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                        protocol.setMaxConnections(settings.subscribers() + OTHER_CONNECTIONS);
                    }
                });
    }

    @Bean
    WebMvcConfigurer parametersAsTypes() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, Position.class, Position::valueOf);
                registry.addConverter(String.class, From.class, From::valueOf);
                registry.addConverter(String.class, Wanted.Type.class, Wanted.Type::valueOf);
                registry.addConverter(String.class, Wanted.About.class, Wanted.About::valueOf);
            }
        };
    }
}
