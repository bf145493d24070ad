package no.saksgang.notificationservice.feed;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The calendars that programs subscribe to.
 *
 * @param back how long what is over stays in them
 * @param cancelled how long what is cancelled is shown as that, at least; until it was to be over,
 *     if that is later
 * @param most how many meetings, conferences and deadlines there are in one; of more, the last
 * @param refresh how often programs are asked to read again; many read when they like
 */
@ConfigurationProperties("saksgang.feed")
record FeedSettings(
        @DefaultValue("1y") Period back,
        @DefaultValue("14d") Period cancelled,
        @DefaultValue("500") int most,
        @DefaultValue("1h") Duration refresh) {
    FeedSettings {
        if (back.isNegative() || cancelled.isNegative()) {
            throw new IllegalArgumentException(
                    "saksgang.feed.back and .cancelled are negative: " + back + ", " + cancelled);
        }
        if (most < 1 || most > 5_000) {
            throw new IllegalArgumentException("saksgang.feed.most is not 1 to 5000: " + most);
        }
        if (refresh.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("saksgang.feed.refresh is too short: " + refresh);
        }
    }
}
