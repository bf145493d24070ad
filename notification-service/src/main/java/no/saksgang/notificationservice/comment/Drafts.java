package no.saksgang.notificationservice.comment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.Envelope;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.notificationservice.projection.Newest;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The projection of circulated drafts: a document each, {@code {_id, sequence, draft, saidAt,
 * open}}. What is newest by sequence wins, so that a replay changes nothing.
 */
@Component
public final class Drafts {
    private final MongoTemplate mongo;

    Drafts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether this, or something newer of the same draft, was kept already. */
    boolean hasHeard(Envelope<ReferatEvent> heard) {
        var before = drafts().find(Filters.eq("_id", heard.event().meetingId().value())).first();
        return before != null && before.getLong("sequence") >= heard.sequence();
    }

    /** Keeps what was said of a draft. */
    void hear(Envelope<ReferatEvent> heard) {
        var before = drafts().find(Filters.eq("_id", heard.event().meetingId().value())).first();
        var now =
                before == null
                        ? new Document("_id", heard.event().meetingId().value())
                                .append("open", false)
                        : new Document(before);
        now.put("sequence", heard.sequence());
        switch (heard.event()) {
            case ReferatCirculated it -> {
                now.put("draft", EventFormat.json().writeValueAsString(it));
                now.put("saidAt", Date.from(heard.time()));
                now.put("open", true);
            }
            case ReferatApproved _, ReferatCorrected _ -> now.put("open", false);
            case ReferatCommented _ -> {}
        }
        Newest.keep(drafts(), now);
    }

    /**
     * A draft that comments are taken on.
     *
     * @param saidAt when it was circulated
     */
    public record Open(ReferatCirculated draft, Instant saidAt) {}

    /** Those of some meetings that comments are taken on; the store gives no other. */
    public List<Open> open(Collection<MeetingId> meetings) {
        return drafts().find(
                        Filters.and(
                                Filters.in("_id", meetings.stream().map(MeetingId::value).toList()),
                                Filters.eq("open", true)))
                .projection(Projections.include("draft", "saidAt"))
                .map(it -> new Open(draft(it), it.getDate("saidAt").toInstant()))
                .into(new ArrayList<>());
    }

    /** The draft that comments are taken on; empty if there is none, or it is approved. */
    Optional<ReferatCirculated> open(MeetingId meeting) {
        return Optional.ofNullable(drafts().find(Filters.eq("_id", meeting.value())).first())
                .filter(it -> it.getBoolean("open") && it.getString("draft") != null)
                .map(Drafts::draft);
    }

    private static ReferatCirculated draft(Document it) {
        return EventFormat.json().readValue(it.getString("draft"), ReferatCirculated.class);
    }

    private MongoCollection<Document> drafts() {
        return mongo.getCollection("drafts");
    }
}
