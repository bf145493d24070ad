package no.saksgang.notificationservice.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Keeps of each aggregate what was said last: documents {@code {_id, sequence, …}}. */
public final class Newest {
    private Newest() {}

    /** Keeps a document, unless one by its id is there that is as new. */
    public static void keep(MongoCollection<Document> projection, Document now) {
        try {
            projection.replaceOne(
                    Filters.and(
                            Filters.eq("_id", now.getString("_id")),
                            Filters.lt("sequence", now.getLong("sequence"))),
                    now,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException refused) {
            // Where a newer one is there, the filter finds nothing and the upsert meets its id.
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }
}
