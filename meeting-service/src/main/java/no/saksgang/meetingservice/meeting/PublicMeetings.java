package no.saksgang.meetingservice.meeting;

import java.util.List;
import no.saksgang.chassis.login.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublicMeetings {
    /** What is published is for everybody. */
    @Bean
    OpenPaths publishedMeetings() {
        return new OpenPaths(List.of("/public/**"));
    }
}
