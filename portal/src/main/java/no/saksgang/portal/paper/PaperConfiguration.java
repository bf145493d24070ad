package no.saksgang.portal.paper;

import no.saksgang.chassis.http.LargerBody;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Forms that papers may come with. */
@Configuration(proxyBeanMethods = false)
class PaperConfiguration {
    @Bean
    LargerBody papersWithAnAgenda(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        return new LargerBody("/meetings/{id}/agenda", largest);
    }

    @Bean
    LargerBody papersAlone(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        return new LargerBody("/meetings/{id}/papers", largest);
    }
}
