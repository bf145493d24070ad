package no.saksgang.notificationservice.bounce;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.rest.Lookout;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.mailing.ReturnedMail;
import no.saksgang.notificationservice.token.MessageIds;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes bounces in: each marks its delivery, and a final one that is the address's fault counts
 * against the address. A bounce whose delivery somebody is just working on waits for them; it is
 * kept until it has marked its row, so that no crash loses it.
 */
@Component
public class Bounces extends Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final int MOST = 1_000;

    /** How long after a mailing a bounce that does not name it is still one of it. */
    private static final Duration RECENT = Duration.ofDays(7);

    private final MongoTemplate mongo;
    private final MessageIds messageIds;
    private final Directory directory;
    private final ReturnedMail returned;
    private final Addresses addresses;
    private final BounceSettings settings;
    private final Clock clock;
    private volatile boolean indexed;

    Bounces(
            MongoTemplate mongo,
            MessageIds messageIds,
            Directory directory,
            ReturnedMail returned,
            Addresses addresses,
            BounceSettings settings,
            Clock clock) {
        this.mongo = mongo;
        this.messageIds = messageIds;
        this.directory = directory;
        this.returned = returned;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes a bounce, once.
     *
     * @param id of the message that it came in
     * @return false if it is of no delivery that can be found
     */
    public boolean take(String id, Bounce bounce) {
        var row = row(bounce);
        if (row.isEmpty()) {
            return false;
        }
        var it =
                new Document("_id", id)
                        .append("mailing", row.get().mailing().value())
                        .append("member", row.get().member().value())
                        .append("outcome", bounce.outcome().name())
                        .append("code", bounce.code())
                        .append("status", bounce.status())
                        .append("diagnostic", bounce.diagnostic())
                        .append("at", Date.from(clock.instant()))
                        .append("waiting", true);
        try {
            bounces().insertOne(it);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            it = bounces().find(Filters.eq("_id", id)).first();
        }
        if (it != null && it.getBoolean("waiting")) {
            settle(it);
        }
        return true;
    }

    /**
     * By the signed Message-ID in what was returned; else, where a server on the way has given it
     * another (SES), the last message to whoever has the address.
     */
    private Optional<MessageIds.Row> row(Bounce bounce) {
        var signed =
                bounce.messageIds().stream()
                        .flatMap(it -> messageIds.rowOf(it).stream())
                        .findFirst();
        return signed.isPresent()
                ? signed
                : directory.membersAt(bounce.recipients()).stream()
                        .flatMap(member ->
                                returned.lastTo(member.id(), RECENT).stream()
                                        .map(it -> new MessageIds.Row(it, member.id())))
                        .findFirst();
    }

    /** Marks the delivery, if nobody is working on it. */
    private void settle(Document it) {
        var id = it.getString("_id");
        var mailing = new MailingId(it.getString("mailing"));
        var member = new MemberId(it.getString("member"));
        var code = it.getInteger("code");
        var status = it.getString("status");
        var diagnostic = it.getString("diagnostic");
        var at = instant(it);
        var settled =
                switch (Bounce.Outcome.valueOf(it.getString("outcome"))) {
                    case FAILED -> {
                        if (Failure.isOfTheAddress(status, true)) {
                            addresses.failed(
                                    member, new Failure(mailing, at, code, status, diagnostic));
                        }
                        yield returned.failed(id, mailing, member, code, status, diagnostic, at);
                    }
                    case DELAYED, DELIVERED -> returned.taken(id, mailing, member, diagnostic, at);
                };
        if (settled) {
            bounces().updateOne(Filters.eq("_id", id), Updates.set("waiting", false));
        }
    }

    private static Instant instant(Document it) {
        return it.getDate("at").toInstant();
    }

    private List<Document> waiting() {
        return bounces().find(Filters.eq("waiting", true)).limit(MOST).into(new ArrayList<>());
    }

    @Override
    protected void look() {
        while (goesOn()) {
            try {
                Thread.sleep(settings.look());
                waiting().forEach(this::settle);
            } catch (InterruptedException stop) {
                return;
            } catch (MongoException | DataAccessException away) {
                LOG.debug("the store is away; bounces wait", away);
            } catch (RuntimeException failed) {
                LOG.error("a bounce cannot be settled", failed);
            }
        }
    }

    private MongoCollection<Document> bounces() {
        var bounces = mongo.getCollection("bounces");
        if (!indexed) {
            bounces.createIndex(Indexes.ascending("waiting"));
            indexed = true;
        }
        return bounces;
    }

    @Override
    public String name() {
        return "bounces";
    }

    @Override
    public long count() {
        return waiting().size();
    }
}
