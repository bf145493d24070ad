package no.saksgang.chassis.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is relayed to Kafka.
 *
 * @param batch how many aggregates are read, sent and confirmed together
 * @param sweepEvery how often is looked for what a crash left
 * @param overdue how long something must have waited for the sweep to take it, so that it leaves
 *     alone what is just being sent
 * @param pauseAfterFailure how long to wait when Kafka does not answer
 * @param lateAfter how long an event must have waited for people to be shown it
 */
@ConfigurationProperties("saksgang.relay")
record RelaySettings(
        @DefaultValue("500") int batch,
        @DefaultValue("2s") Duration sweepEvery,
        @DefaultValue("2s") Duration overdue,
        @DefaultValue("500ms") Duration pauseAfterFailure,
        @DefaultValue("1m") Duration lateAfter) {
    RelaySettings {
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException(
                    "saksgang.relay.batch must be 1 to 10,000, not " + batch);
        }
    }
}
