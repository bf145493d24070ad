package no.saksgang.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.EventFormat.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several events in one document: CloudEvents 1.0, JSON batch format. On Kafka each is a record of
 * its own; over HTTP they travel so.
 */
public final class EventBatch {
    public static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final String OF_KAFKA = "ce_";
    private static final String DATA = "data";

    private EventBatch() {}

    public static byte[] write(List<? extends Envelope<?>> said) {
        var batch = EventFormat.json().createArrayNode();
        said.forEach(it -> write(batch, it));
        return EventFormat.json().writeValueAsBytes(batch);
    }

    private static void write(ArrayNode batch, Envelope<?> said) {
        ObjectNode event = batch.addObject();
        EventFormat.headers(said)
                .forEach((name, value) ->
                        event.put(
                                name.startsWith(OF_KAFKA)
                                        ? name.substring(OF_KAFKA.length())
                                        : name.equals("content-type") ? "datacontenttype" : name,
                                new String(value, StandardCharsets.UTF_8)));
        if (!(said.event() instanceof Tombstone)) {
            event.set(DATA, EventFormat.json().valueToTree(said.event()));
        }
    }

    /**
     * Reads events that are about something.
     *
     * @throws Unreadable in words for people
     */
    public static List<Envelope<Event>> read(byte[] json) {
        JsonNode batch;
        try {
            batch = EventFormat.json().readTree(json);
        } catch (JacksonException broken) {
            throw new Unreadable("it is not JSON: " + broken.getOriginalMessage(), broken);
        }
        if (!batch.isArray()) {
            throw new Unreadable("it is no list of events");
        }
        var said = new ArrayList<Envelope<Event>>();
        batch.forEach(it -> said.add(read(it)));
        return said;
    }

    private static Envelope<Event> read(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.properties()
                .forEach(it -> {
                    if (it.getValue().isValueNode() && !it.getKey().equals(DATA)) {
                        headers.put(
                                it.getKey().equals("traceparent")
                                        ? it.getKey()
                                        : OF_KAFKA + it.getKey(),
                                it.getValue().asString());
                    }
                });
        var type = headers.getOrDefault(OF_KAFKA + "type", "");
        var known =
                Topic.eventOf(type)
                        .orElseThrow(() -> new Unreadable("no event is of the type " + type));
        var data = event.get(DATA);
        return EventFormat.read(
                known, headers, data == null ? null : EventFormat.json().writeValueAsBytes(data));
    }
}
