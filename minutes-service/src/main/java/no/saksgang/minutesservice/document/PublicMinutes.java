package no.saksgang.minutesservice.document;

import java.util.List;
import no.saksgang.chassis.login.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublicMinutes {
    /** What is published is for everybody. */
    @Bean
    OpenPaths publishedMinutes() {
        return new OpenPaths(List.of("/public/**"));
    }
}
