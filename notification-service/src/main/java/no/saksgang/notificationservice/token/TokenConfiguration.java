package no.saksgang.notificationservice.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
