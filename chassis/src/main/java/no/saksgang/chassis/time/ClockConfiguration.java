package no.saksgang.chassis.time;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The clock of the service, as {@code saksgang.clock} says: {@code system}, or the address of a
 * clock to follow.
 */
@AutoConfiguration
class ClockConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${saksgang.clock}") String which) {
        if (which.equals("system")) {
            return Clock.tickMillis(ZoneOffset.UTC);
        }
        if (!which.startsWith("http://") && !which.startsWith("https://")) {
            throw new IllegalStateException(
                    "saksgang.clock is neither system nor an http address: " + which);
        }
        return new FollowingClock(URI.create(which));
    }
}
