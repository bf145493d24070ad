package no.saksgang.notificationservice.followup;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import no.saksgang.events.EventFormat;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.notificationservice.projection.Newest;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The projection of follow-ups: a document each, {@code {_id, sequence, opened, details, …}}. */
@Component
class FollowUps {
    private final MongoTemplate mongo;

    FollowUps(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    FollowUp of(FollowUpId id) {
        var it = followUps().find(Filters.eq("_id", id.value())).first();
        return it == null
                ? FollowUp.unheardOf(id)
                : new FollowUp(
                        id,
                        it.getLong("sequence"),
                        it.getLong("opened"),
                        details(it.getString("details")),
                        FollowUp.Status.valueOf(it.getString("status")));
    }

    /** Keeps it, unless a newer one is there. */
    void keep(FollowUp now) {
        Newest.keep(
                followUps(),
                new Document("_id", now.id().value())
                        .append("sequence", now.sequence())
                        .append("opened", now.opened())
                        .append(
                                "details",
                                now.details() == null
                                        ? null
                                        : EventFormat.json().writeValueAsString(now.details()))
                        .append("status", now.status().name()));
    }

    private static @Nullable FollowUpDetails details(@Nullable String json) {
        return json == null ? null : EventFormat.json().readValue(json, FollowUpDetails.class);
    }

    private MongoCollection<Document> followUps() {
        return mongo.getCollection("followups");
    }
}
