package no.saksgang.notificationservice.held;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The store of held mail. What is dismissed leaves its id, so that the same message does not come
 * up again, and nothing of what it said.
 */
@Component
public final class HeldMail {
    private static final Bson NOTHING_OF_IT =
            Updates.combine(
                    Updates.set("open", false),
                    Updates.unset("fromName"),
                    Updates.unset("fromAddress"),
                    Updates.unset("subject"),
                    Updates.unset("text"),
                    Updates.unset("attachments"),
                    Updates.unset("detail"));

    private final MongoTemplate mongo;
    private volatile boolean indexed;

    public HeldMail(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Keeps a message for people, once. */
    public void hold(Held it) {
        var proposal = it.proposal();
        try {
            held().insertOne(
                            new Document("_id", it.id())
                                    .append("open", true)
                                    .append("order", order(it))
                                    .append("why", it.why().name())
                                    .append("receivedAt", Date.from(it.receivedAt()))
                                    .append("fromName", it.fromName())
                                    .append("fromAddress", it.fromAddress())
                                    .append(
                                            "member",
                                            it.member() == null ? null : it.member().value())
                                    .append(
                                            "about",
                                            it.about() == null ? null : it.about().toString())
                                    .append("subject", it.subject())
                                    .append("text", it.text())
                                    .append("proposal", proposal != null)
                                    .append(
                                            "startsAt",
                                            proposal == null ? null : date(proposal.startsAt()))
                                    .append(
                                            "endsAt",
                                            proposal == null ? null : date(proposal.endsAt()))
                                    .append("attachments", it.attachments())
                                    .append("detail", it.detail()));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    private static String order(Held it) {
        return it.receivedAt() + "/" + it.id();
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    /**
     * What waits, the oldest first.
     *
     * @param after the order that the last page ended with, or an empty text
     */
    List<Held> waiting(String after, int limit) {
        return held().find(Filters.and(Filters.eq("open", true), Filters.gt("order", after)))
                .sort(Sorts.ascending("order"))
                .limit(limit)
                .map(HeldMail::read)
                .into(new ArrayList<>());
    }

    static String cursor(Held last) {
        return order(last);
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(
                        held().find(Filters.and(Filters.eq("_id", id), Filters.eq("open", true)))
                                .first())
                .map(HeldMail::read);
    }

    /**
     * A person has seen to it.
     *
     * @return whether there is or was such a message
     */
    boolean dismiss(String id) {
        return held().updateOne(Filters.eq("_id", id), NOTHING_OF_IT).getMatchedCount() == 1;
    }

    /** Lets go of all that a member who is forgotten has written. */
    public void forget(MemberId member) {
        held().updateMany(Filters.eq("member", member.value()), NOTHING_OF_IT);
    }

    private static Held read(Document it) {
        var member = it.getString("member");
        var about = it.getString("about");
        return new Held(
                it.getString("_id"),
                Held.Why.valueOf(it.getString("why")),
                it.getDate("receivedAt").toInstant(),
                it.get("fromName", ""),
                it.get("fromAddress", ""),
                member == null ? null : new MemberId(member),
                about == null ? null : Subject.parse(about),
                it.get("subject", ""),
                it.get("text", ""),
                it.getBoolean("proposal", false)
                        ? new Held.Proposal(
                                instant(it.getDate("startsAt")), instant(it.getDate("endsAt")))
                        : null,
                it.getList("attachments", String.class, List.of()),
                it.getString("detail"));
    }

    private static @Nullable Instant instant(@Nullable Date at) {
        return at == null ? null : at.toInstant();
    }

    private MongoCollection<Document> held() {
        var held = mongo.getCollection("held");
        if (!indexed) {
            held.createIndex(Indexes.ascending("open"));
            held.createIndex(Indexes.ascending("member"));
            indexed = true;
        }
        return held;
    }
}
