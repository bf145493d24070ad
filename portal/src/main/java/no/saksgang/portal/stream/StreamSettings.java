package no.saksgang.portal.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are passed on to subscribers.
 *
 * @param subscribers how many one instance takes
 * @param subscribersPerAddress how many of them may come from one address; from this machine
 *     itself, where a proxy stands, any number
 * @param remembered how many events are kept in memory: a subscriber that is further behind is let
 *     go, and one that comes back costs no look at Kafka as long as what it lacks is among them
 * @param heartbeat how often a subscriber to whom nothing is said hears that it is still connected
 * @param patience how long a subscriber may take nothing of what is there for it
 * @param readers how many subscribers at once are read for alone, since they lack what is no longer
 *     in memory
 * @param look how often to look for new topics and partitions
 */
@ConfigurationProperties("saksgang.stream")
record StreamSettings(
        @DefaultValue("12000") int subscribers,
        @DefaultValue("1000") int subscribersPerAddress,
        @DefaultValue("5000") int remembered,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("8") int readers,
        @DefaultValue("5s") Duration look) {
    StreamSettings {
        if (subscribers < 1 || subscribersPerAddress < 1 || remembered < 1 || readers < 1) {
            throw new IllegalArgumentException(
                    "saksgang.stream: subscribers, subscribers-per-address, remembered and readers"
                            + " are at least 1");
        }
        if (!isLongEnough(heartbeat) || !isLongEnough(patience) || !isLongEnough(look)) {
            throw new IllegalArgumentException(
                    "saksgang.stream: heartbeat, patience and look are at least 100ms");
        }
    }

    private static boolean isLongEnough(Duration time) {
        return time.toMillis() >= 100;
    }
}
