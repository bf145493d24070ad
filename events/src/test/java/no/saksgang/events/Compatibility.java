package no.saksgang.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The promise to subscribers, and to the records that lie on Kafka for ever: what a schema says of
 * the data stays true when it is renewed. Fields may be added, if they are optional, and words to
 * an enum; nothing else.
 */
final class Compatibility {
    private Compatibility() {}

    /** What the new schema breaks, in words; best nothing. */
    static List<String> breaches(JsonNode published, JsonNode now) {
        var breaches = new ArrayList<String>();
        compare("", published, now, breaches);
        published
                .path("$defs")
                .properties()
                .forEach(it ->
                        compare(
                                "/$defs/" + it.getKey(),
                                it.getValue(),
                                now.path("$defs").path(it.getKey()),
                                breaches));
        return breaches;
    }

    private static void compare(
            String at, JsonNode published, JsonNode now, List<String> breaches) {
        for (var keyword : List.of("type", "format", "pattern", "$ref")) {
            if (!published.path(keyword).equals(now.path(keyword))) {
                breaches.add(
                        "%s: %s was %s and is %s"
                                .formatted(
                                        at, keyword, published.path(keyword), now.path(keyword)));
            }
        }
        var lostWords = texts(published.path("enum"));
        lostWords.removeAll(texts(now.path("enum")));
        if (!lostWords.isEmpty()) {
            breaches.add("%s: no longer said: %s".formatted(at, lostWords));
        }
        var required = texts(published.path("required"));
        var requiredNow = texts(now.path("required"));
        for (var property : published.path("properties").properties()) {
            var name = property.getKey();
            if (!now.path("properties").has(name)) {
                breaches.add("%s/%s: is gone".formatted(at, name));
                continue;
            }
            if (required.contains(name) && !requiredNow.contains(name)) {
                breaches.add("%s/%s: was always there and may be missing".formatted(at, name));
            }
            compare(
                    at + "/" + name,
                    property.getValue(),
                    now.path("properties").path(name),
                    breaches);
        }
        requiredNow.removeAll(required);
        for (var name : requiredNow) {
            breaches.add("%s/%s: is missing in what was said before".formatted(at, name));
        }
        if (published.has("items")) {
            compare(at + "[]", published.path("items"), now.path("items"), breaches);
        }
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(it -> texts.add(it.asString()));
        return texts;
    }
}
