package no.saksgang.local.player;

import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Everything that lies in the services' databases, as it is at one moment. */
final class StoreContents {
    private final SortedMap<String, Document> documents = new TreeMap<>();

    static StoreContents of(String uri) {
        var contents = new StoreContents();
        try (var client = MongoClients.create(uri)) {
            for (var database : client.listDatabaseNames()) {
                var collections = client.getDatabase(database);
                for (var name : collections.listCollectionNames()) {
                    collections
                            .getCollection(name)
                            .find()
                            .forEach(it ->
                                    contents.documents.put(
                                            database + "." + name + " " + it.get("_id"), it));
                }
            }
        }
        return contents;
    }

    /** By database, collection and id: {@code meeting.meetings m1}. */
    Map<String, Document> all() {
        return documents;
    }

    /**
     * What is not as it was, in words.
     *
     * <p>Not compared is until when somebody is at work, which says nothing of what is so.
     */
    List<String> differencesTo(StoreContents earlier) {
        var differences = new ArrayList<String>();
        var keys = new TreeSet<>(documents.keySet());
        keys.addAll(earlier.documents.keySet());
        for (var key : keys) {
            var before = earlier.documents.get(key);
            var now = documents.get(key);
            if (!Objects.equals(withoutLease(before), withoutLease(now))) {
                differences.add(key + ": was " + json(before) + ", is " + json(now));
            }
        }
        return differences;
    }

    private static @Nullable Document withoutLease(@Nullable Document document) {
        if (document == null || !document.containsKey("until")) {
            return document;
        }
        var rest = new Document(document);
        rest.remove("until");
        return rest;
    }

    static String json(@Nullable Document document) {
        return document == null ? "not there" : document.toJson();
    }
}
