package no.saksgang.notificationservice.mailing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MailingId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.message.Occasion;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What each mailing says: the data of the event, in the published form, so that it can be read for
 * as long as the event can. Kept beside the mailings, which change often, while this never does.
 */
@Component
class Contents {
    private final MongoTemplate mongo;

    Contents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Keeps it, unless it is there already. */
    void add(Cause cause) {
        var said = cause.said();
        try {
            contents()
                    .insertOne(
                            new Document("_id", cause.id().value())
                                    .append("purpose", cause.purpose().name())
                                    .append("type", Event.typeOf(said.event().getClass()))
                                    .append("data", text(said.event()))
                                    .append(
                                            "more",
                                            said.more().stream().map(Contents::json).toList())
                                    .append("at", Date.from(said.at()))
                                    .append("traceparent", said.traceparent()));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    Optional<Origin.Reason> of(MailingId mailing) {
        return Optional.ofNullable(contents().find(Filters.eq("_id", mailing.value())).first())
                .map(it ->
                        new Origin.Reason(
                                new Occasion(
                                        mailing,
                                        Purpose.valueOf(it.getString("purpose")),
                                        event(it),
                                        it.getDate("at").toInstant(),
                                        it.getList("more", Document.class, List.of()).stream()
                                                .map(Contents::event)
                                                .toList()),
                                it.getString("traceparent")));
    }

    private static Document json(Event event) {
        return new Document("type", Event.typeOf(event.getClass())).append("data", text(event));
    }

    private static String text(Event event) {
        return EventFormat.json().writeValueAsString(event);
    }

    private static Event event(Document it) {
        var type = it.getString("type");
        var known =
                Topic.eventOf(type)
                        .orElseThrow(() -> new IllegalStateException("no event of type " + type));
        return EventFormat.json().readValue(it.getString("data"), known);
    }

    private MongoCollection<Document> contents() {
        return mongo.getCollection("contents");
    }
}
