package no.saksgang.notificationservice.comment;

import java.time.Clock;
import no.saksgang.chassis.outbox.Outboxes;
import no.saksgang.notificationservice.held.HeldMail;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Comments for tests of other packages. */
public final class CommentsIn {
    private CommentsIn() {}

    public static Commenting store(MongoTemplate mongo, HeldMail held, Clock clock) {
        return new Commenting(
                new Drafts(mongo), new MailedComments(Outboxes.in(mongo)), held, clock);
    }

    public static Drafts drafts(MongoTemplate mongo) {
        return new Drafts(mongo);
    }
}
