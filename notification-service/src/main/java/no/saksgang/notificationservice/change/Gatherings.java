package no.saksgang.notificationservice.change;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Mailing;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The store of what is gathered: a document for each meeting, changed as a whole by its version.
 */
@Component
class Gatherings {
    private static final int AT_ONCE = 1_000;
    private static final Bson WAITING = Filters.eq("waiting", true);

    private final MongoTemplate mongo;
    private volatile boolean indexed;

    Gatherings(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Gathering of(String subject) {
        return Optional.ofNullable(gatherings().find(Filters.eq("_id", subject)).first())
                .map(Gatherings::read)
                .orElseGet(() -> Gathering.unheardOf(subject));
    }

    /**
     * Keeps it, unless somebody has changed it since it was read.
     *
     * @return whether it was kept
     */
    boolean keep(Gathering it) {
        var document =
                new Document("_id", it.subject())
                        .append("version", it.version() + 1)
                        .append("asked", it.asked())
                        .append("heard", it.heard())
                        .append("waiting", it.dueAt().isPresent())
                        .append("dueAt", it.dueAt().map(Date::from).orElse(null))
                        .append("atOnce", it.atOnce().stream().map(Gatherings::document).toList())
                        .append("open", document(it.open()))
                        .append("telling", document(it.telling()));
        if (it.version() >= 0) {
            return gatherings()
                            .replaceOne(
                                    Filters.and(
                                            Filters.eq("_id", it.subject()),
                                            Filters.eq("version", it.version())),
                                    document)
                            .getMatchedCount()
                    == 1;
        }
        try {
            gatherings().insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** Of which meetings there is something to tell, the longest overdue first. */
    List<String> due(Instant now) {
        return gatherings()
                .find(Filters.and(WAITING, Filters.lte("dueAt", Date.from(now))))
                .sort(Sorts.ascending("dueAt"))
                .limit(AT_ONCE)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    /** When the next becomes due. */
    Optional<Instant> nextAfter(Instant now) {
        return Optional.ofNullable(
                        gatherings()
                                .find(Filters.and(WAITING, Filters.gt("dueAt", Date.from(now))))
                                .sort(Sorts.ascending("dueAt"))
                                .first())
                .map(it -> it.getDate("dueAt").toInstant());
    }

    private static @Nullable Document document(@Nullable Window it) {
        return it == null
                ? null
                : new Document("first", document(it.first()))
                        .append("last", document(it.last()))
                        .append("moves", it.moves().stream().map(Gatherings::document).toList())
                        .append("purpose", it.purpose().name())
                        .append("newcomers", it.newcomers().stream().map(MemberId::value).toList())
                        .append("dueAt", Date.from(it.dueAt()));
    }

    private static Document document(Cause it) {
        if (!(it.recipients() instanceof Mailing.Recipients.Listed(var members))) {
            throw new IllegalStateException(it.id() + " goes to others than are listed");
        }
        return new Document("id", it.id().value())
                .append("purpose", it.purpose().name())
                .append("members", members.stream().map(MemberId::value).toList())
                .append("said", document(it.said()))
                .append("more", it.said().more().stream().map(Gatherings::document).toList());
    }

    private static Document document(Cause.Said it) {
        return document(it.event())
                .append("id", it.id())
                .append("at", Date.from(it.at()))
                .append("traceparent", it.traceparent());
    }

    private static Document document(Event it) {
        return new Document("type", Event.typeOf(it.getClass()))
                .append("data", EventFormat.json().writeValueAsString(it));
    }

    private static Gathering read(Document it) {
        return new Gathering(
                it.getString("_id"),
                it.getLong("version"),
                it.getInteger("asked"),
                it.getList("heard", Long.class),
                it.getList("atOnce", Document.class, List.of()).stream()
                        .map(Gatherings::cause)
                        .toList(),
                window(it.get("open", Document.class)),
                window(it.get("telling", Document.class)));
    }

    private static @Nullable Window window(@Nullable Document it) {
        return it == null
                ? null
                : new Window(
                        said(it.get("first", Document.class)),
                        said(it.get("last", Document.class)),
                        it.getList("moves", Document.class, List.of()).stream()
                                .map(Gatherings::event)
                                .toList(),
                        Purpose.valueOf(it.getString("purpose")),
                        it.getList("newcomers", String.class).stream().map(MemberId::new).toList(),
                        it.getDate("dueAt").toInstant());
    }

    private static Cause cause(Document it) {
        var said = said(it.get("said", Document.class));
        return new Cause(
                new MailingId(it.getString("id")),
                Purpose.valueOf(it.getString("purpose")),
                new Mailing.Recipients.Listed(
                        it.getList("members", String.class).stream().map(MemberId::new).toList()),
                new Cause.Said(
                        said.id(),
                        said.event(),
                        said.at(),
                        said.traceparent(),
                        it.getList("more", Document.class).stream()
                                .map(Gatherings::event)
                                .toList()));
    }

    private static Cause.Said said(Document it) {
        return new Cause.Said(
                it.getString("id"),
                event(it),
                it.getDate("at").toInstant(),
                it.getString("traceparent"));
    }

    private static Event event(Document it) {
        var type = it.getString("type");
        var known =
                Topic.eventOf(type)
                        .orElseThrow(() -> new IllegalStateException("no event of type " + type));
        return EventFormat.json().readValue(it.getString("data"), known);
    }

    private MongoCollection<Document> gatherings() {
        var gatherings = mongo.getCollection("gatherings");
        if (!indexed) {
            gatherings.createIndex(Indexes.ascending("waiting", "dueAt"));
            indexed = true;
        }
        return gatherings;
    }
}
