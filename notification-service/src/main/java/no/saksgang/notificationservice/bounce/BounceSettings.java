package no.saksgang.notificationservice.bounce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an address counts as unreachable.
 *
 * @param after how many deliveries have to fail for good through the fault of the address
 * @param within which time, by the suite's clock; what is older is forgiven
 * @param look how often to look for bounces of mail that was being worked on when they came
 */
@ConfigurationProperties("saksgang.bounce")
record BounceSettings(
        @DefaultValue("3") int after,
        @DefaultValue("90d") Duration within,
        @DefaultValue("1s") Duration look) {
    BounceSettings {
        if (after < 1) {
            throw new IllegalArgumentException("saksgang.bounce.after is at least 1, not " + after);
        }
    }
}
