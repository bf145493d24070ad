package no.saksgang.notificationservice.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys that are set, or one that was made and is kept in the store, the same for all instances.
 * It is read when it is first needed: the service starts without its store.
 */
@Component
class Keys {
    private static final int OCTETS = 32;

    private final MongoTemplate mongo;
    private final LinkSettings settings;
    private volatile @Nullable List<byte[]> known;

    Keys(MongoTemplate mongo, LinkSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    List<byte[]> all() {
        var keys = known;
        if (keys == null) {
            var set = settings.signingKeys();
            keys = set.isEmpty() ? List.of(kept()) : set;
            known = keys;
        }
        return keys;
    }

    private byte[] kept() {
        var made = new byte[OCTETS];
        new SecureRandom().nextBytes(made);
        // Whoever comes first makes it; the others find it.
        var kept =
                mongo.getCollection("keys")
                        .findOneAndUpdate(
                                Filters.eq("_id", "links"),
                                Updates.setOnInsert(new Document("key", new Binary(made))),
                                new FindOneAndUpdateOptions()
                                        .upsert(true)
                                        .returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(kept).get("key", Binary.class).getData();
    }
}
