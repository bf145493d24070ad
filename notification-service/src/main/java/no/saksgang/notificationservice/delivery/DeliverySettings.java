package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is worked off. Times are the machine's.
 *
 * @param urgentConnections to the mail server for mailings of one page
 * @param bulkConnections to the mail server for all others
 * @param urgentPerMinute mails of one page's mailings that an instance sends at most; 0 for no
 *     limit
 * @param bulkPerMinute all others; a new sender address begins low and raises it by the day
 * @param mailsPerConnection after which a connection is closed and another opened; 0 for no limit
 * @param rowsOnAPage at most; what a crash may leave claimed
 * @param lease after which a page whose owner is silent is another's; renewed while it is worked on
 * @param look how often to look for pages that others left or that are due again
 * @param idle after which a connection that has nothing to do is closed, and a mail server that
 *     takes no more of them is asked again
 * @param reconnect how long to wait at most before trying a mail server that is away again
 * @param firstRetry after the first 4xx, less some jitter; doubles with each
 * @param longestRetry the longest wait between two tries; short, so that all has drained soon after
 *     a fault
 * @param giveUpAfter when a row that is deferred ever again counts as rejected
 */
@ConfigurationProperties("saksgang.delivery")
record DeliverySettings(
        @DefaultValue("2") int urgentConnections,
        @DefaultValue("12") int bulkConnections,
        @DefaultValue("0") int urgentPerMinute,
        @DefaultValue("0") int bulkPerMinute,
        @DefaultValue("0") int mailsPerConnection,
        @DefaultValue("200") int rowsOnAPage,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration look,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("1s") Duration reconnect,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("60s") Duration longestRetry,
        @DefaultValue("2d") Duration giveUpAfter) {
    private static final int MOST_ROWS = 200;
    private static final Duration LONGEST_LEASE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 20;

    DeliverySettings {
        if (urgentConnections < 1 || bulkConnections < 1) {
            throw new IllegalArgumentException("saksgang.delivery: each lane needs a connection");
        }
        if (urgentPerMinute < 0 || bulkPerMinute < 0 || mailsPerConnection < 0) {
            throw new IllegalArgumentException("saksgang.delivery: a limit is below 0");
        }
        if (rowsOnAPage < 1 || rowsOnAPage > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "saksgang.delivery.rows-on-a-page is 1 to "
                            + MOST_ROWS
                            + ", not "
                            + rowsOnAPage);
        }
        if (!lease.isPositive() || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException(
                    "saksgang.delivery.lease is at most " + LONGEST_LEASE + ", not " + lease);
        }
    }

    int connections(Lane lane) {
        return switch (lane) {
            case URGENT -> urgentConnections;
            case BULK -> bulkConnections;
        };
    }

    int perMinute(Lane lane) {
        return switch (lane) {
            case URGENT -> urgentPerMinute;
            case BULK -> bulkPerMinute;
        };
    }

    /**
     * How long to wait after so many tries: from half to the whole of it, so that not all come back
     * at once.
     */
    Duration retryAfter(int tries, RandomGenerator random) {
        var whole = firstRetry.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        var most = whole.compareTo(longestRetry) < 0 ? whole : longestRetry;
        return Duration.ofMillis(random.nextLong(most.toMillis() / 2, most.toMillis() + 1));
    }
}
