package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Ledgers for tests of other packages. */
public final class Ledgers {
    private Ledgers() {}

    public static Ledger in(MongoTemplate mongo) {
        return new Ledger(
                mongo,
                new DeliverySettings(
                        1,
                        1,
                        0,
                        0,
                        0,
                        200,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(200),
                        Duration.ofMillis(100),
                        Duration.ofMillis(400),
                        Duration.ofDays(1)));
    }
}
