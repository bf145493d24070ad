package no.saksgang.notificationservice.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes of a meeting are gathered.
 *
 * @param gather how long after the first change more are waited for, by the suite's clock; zero:
 *     each is mailed at once
 * @param atOnceBefore nearer to a meeting than this, nothing is waited for
 */
@ConfigurationProperties("saksgang.changes")
record ChangeSettings(
        @DefaultValue("10m") Duration gather, @DefaultValue("3h") Duration atOnceBefore) {}
