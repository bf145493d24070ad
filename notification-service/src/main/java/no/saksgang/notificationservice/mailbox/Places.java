package no.saksgang.notificationservice.mailbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import no.saksgang.chassis.time.MachineTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * How far each mailbox is read, and by whom: {@code {_id, owner, until, validity, next}}. One
 * instance at a time has the lease, and only whoever has it can move the place on.
 */
@Component
final class Places {
    private final MongoTemplate mongo;

    Places(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * @param validity the UIDVALIDITY under which it was read; 0 if it never was
     * @param next the UID to go on with
     */
    record Place(long validity, long next) {
        /** Where to go on in a mailbox that has this UIDVALIDITY now. */
        long nextIn(long current) {
            return validity == current ? next : 1;
        }
    }

    /** Where a mailbox is at; empty if nobody ever read it. */
    Optional<Place> of(String mailbox) {
        return Optional.ofNullable(places().find(Filters.eq("_id", mailbox)).first())
                .map(Places::place);
    }

    /**
     * Takes or renews the lease.
     *
     * @return empty while another has it
     */
    Optional<Place> claim(String mailbox, String owner, Duration lease) {
        var now = MachineTime.now();
        var mine =
                Updates.combine(
                        Updates.set("owner", owner),
                        Updates.set("until", Date.from(now.plus(lease))));
        var free =
                Filters.and(
                        Filters.eq("_id", mailbox),
                        Filters.or(
                                Filters.eq("owner", owner), Filters.lt("until", Date.from(now))));
        var claimed = claim(free, mine);
        if (claimed.isEmpty() && of(mailbox).isEmpty()) {
            begin(mailbox);
            return claim(free, mine);
        }
        return claimed;
    }

    private Optional<Place> claim(Bson free, Bson mine) {
        return Optional.ofNullable(
                        places().findOneAndUpdate(
                                        free,
                                        mine,
                                        new FindOneAndUpdateOptions()
                                                .returnDocument(ReturnDocument.AFTER)))
                .map(Places::place);
    }

    private void begin(String mailbox) {
        try {
            places().insertOne(
                            new Document("_id", mailbox)
                                    .append("owner", "")
                                    .append("until", Date.from(Instant.EPOCH))
                                    .append("validity", 0L)
                                    .append("next", 1L));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    /**
     * Moves the place on, and renews the lease with it.
     *
     * @return false if the mailbox is another's now
     */
    boolean moveOn(String mailbox, String owner, Duration lease, Place to) {
        return places().updateOne(
                                Filters.and(Filters.eq("_id", mailbox), Filters.eq("owner", owner)),
                                Updates.combine(
                                        Updates.set("validity", to.validity()),
                                        Updates.set("next", to.next()),
                                        Updates.set(
                                                "until", Date.from(MachineTime.now().plus(lease)))))
                        .getMatchedCount()
                == 1;
    }

    /** Lets another have it at once. */
    void release(String mailbox, String owner) {
        places().updateOne(
                        Filters.and(Filters.eq("_id", mailbox), Filters.eq("owner", owner)),
                        Updates.set("until", Date.from(Instant.EPOCH)));
    }

    private static Place place(Document it) {
        return new Place(it.getLong("validity"), it.getLong("next"));
    }

    private MongoCollection<Document> places() {
        return mongo.getCollection("mailboxes");
    }
}
