package no.saksgang.meetingservice.paper;

import no.saksgang.chassis.http.LargerBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaperConfiguration {
    @Bean
    LargerBody papersAreLarger(PaperSettings settings) {
        return new LargerBody("/meetings/{id}/files", settings.largest());
    }
}
