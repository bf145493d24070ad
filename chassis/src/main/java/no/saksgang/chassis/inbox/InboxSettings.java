package no.saksgang.chassis.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are taken in.
 *
 * @param attempts how often a record that fails is tried before it goes to the dead letters
 * @param pause before the second attempt; doubles with each
 * @param pauseWhileStoreIsAway between attempts while the store does not answer, however often
 * @param gather how long events are let gather after a small batch
 * @param bindAgainAfter how long to wait before trying again to reach a Kafka that is away
 * @param deadLetters how many of a consumer's are shown or sent back at once, 1 to 10,000
 * @param partitions of a topic that this service is the first to need
 * @param replicas of a topic that this service is the first to need
 */
@ConfigurationProperties("saksgang.inbox")
record InboxSettings(
        @DefaultValue("4") int attempts,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("1s") Duration pauseWhileStoreIsAway,
        @DefaultValue("50ms") Duration gather,
        @DefaultValue("2s") Duration bindAgainAfter,
        @DefaultValue("1000") int deadLetters,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas) {
    InboxSettings {
        if (attempts < 1 || partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "saksgang.inbox: attempts, partitions and replicas are at least 1, not %d, %d and %d"
                            .formatted(attempts, partitions, replicas));
        }
        if (deadLetters < 1 || deadLetters > 10_000) {
            throw new IllegalArgumentException(
                    "saksgang.inbox.dead-letters is between 1 and 10000, not " + deadLetters);
        }
    }
}
