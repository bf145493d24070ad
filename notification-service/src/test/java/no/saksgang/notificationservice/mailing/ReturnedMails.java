package no.saksgang.notificationservice.mailing;

import java.time.Clock;
import no.saksgang.chassis.outbox.Outboxes;
import no.saksgang.notificationservice.delivery.Ledgers;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Lets tests of other packages mark deliveries. */
public final class ReturnedMails {
    private ReturnedMails() {}

    public static ReturnedMail in(MongoTemplate mongo, Clock clock) {
        return new ReturnedMail(new Mailings(Outboxes.in(mongo)), Ledgers.in(mongo), clock);
    }
}
