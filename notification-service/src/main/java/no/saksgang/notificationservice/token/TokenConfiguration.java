package no.saksgang.notificationservice.token;

import io.micrometer.common.KeyValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    @Bean
    Tokens tokens(Keys keys) {
        return new Tokens(keys::all);
    }

    @Bean
    MessageIds messageIds(Keys keys) {
        return new MessageIds(keys::all);
    }

    /** A trace goes to where a token must not: it gets the address's pattern. */
    @Bean
    ServerRequestObservationConvention tracesWithoutTokens() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            protected KeyValue httpUrl(ServerRequestObservationContext context) {
                var pattern = context.getPathPattern();
                return KeyValue.of("http.url", pattern == null ? "none" : pattern);
            }
        };
    }
}
