package no.saksgang.chassis.rest;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class RestConfiguration {
    @Bean
    RestEndpoint restEndpoint(ObjectProvider<Unfinished> kinds, Clock clock) {
        return new RestEndpoint(kinds.orderedStream().toList(), clock);
    }
}
