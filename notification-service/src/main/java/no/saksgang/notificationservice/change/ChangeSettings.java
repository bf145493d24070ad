package no.saksgang.notificationservice.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes of a meeting are gathered.
 *
 * @param gather how long after the first change more are waited for, by the suite's clock, but
 *     never until nearer to the meeting than {@code atOnceBefore}; zero: each is mailed at once
 * @param atOnceBefore nearer to a meeting than this, nothing is waited for
 * @param waitForEvents how long changes whose time is up wait at most for events that Kafka holds
 *     and that may belong to them, by the machine's time
 */
@ConfigurationProperties("saksgang.changes")
record ChangeSettings(
        @DefaultValue("10m") Duration gather,
        @DefaultValue("3h") Duration atOnceBefore,
        @DefaultValue("30s") Duration waitForEvents) {
    ChangeSettings {
        if (gather.isNegative() || atOnceBefore.isNegative() || waitForEvents.isNegative()) {
            throw new IllegalArgumentException("saksgang.changes: a time is below 0");
        }
    }

    /** Each change is mailed at once. */
    static final ChangeSettings AT_ONCE =
            new ChangeSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
