package no.saksgang.notificationservice.page;

import java.util.List;
import no.saksgang.chassis.login.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    /** Members get to these by the links in their mail, which nobody can guess. */
    @Bean
    OpenPaths membersPages() {
        return new OpenPaths(
                List.of(
                        "/replies/**",
                        "/followups/**",
                        "/preferences/**",
                        "/calendars/**",
                        "/pages.css"));
    }
}
