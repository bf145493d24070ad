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

    /**
     * What Tomcat keeps for a connection from its first to its last moment; the rest it has from a
     * pool. Larger writes go past this buffer, so pages are sent as before.
     */
    private static final int BUFFER_BYTES = 1_024;

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> manyConnections(
            StreamSettings settings) {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> {
                    connector.setProperty("socket.appReadBufSize", "" + BUFFER_BYTES);
                    connector.setProperty("socket.appWriteBufSize", "" + BUFFER_BYTES);
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
