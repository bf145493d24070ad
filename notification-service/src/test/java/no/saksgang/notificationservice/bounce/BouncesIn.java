package no.saksgang.notificationservice.bounce;

import java.time.Clock;
import java.time.Duration;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.mailing.ReturnedMails;
import no.saksgang.notificationservice.token.MessageIds;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Bounces for tests of other packages. */
public final class BouncesIn {
    private BouncesIn() {}

    public static Bounces store(
            MongoTemplate mongo, MessageIds ids, Directory directory, Clock clock) {
        var settings = new BounceSettings(3, Duration.ofDays(90), Duration.ofMillis(100));
        return new Bounces(
                mongo,
                ids,
                directory,
                ReturnedMails.in(mongo, clock),
                new Addresses(mongo, directory, settings, clock),
                settings,
                clock);
    }
}
