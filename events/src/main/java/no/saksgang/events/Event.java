package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened, as it is said to everyone. An event is what a topic's sealed interface
 * permits; its type on Kafka is {@code no.saksgang.<Name>.v1}.
 */
public interface Event {
    /** The aggregate that it happened to: Kafka's key and CloudEvents' {@code subject}. */
    @JsonIgnore
    Subject subject();

    /** CloudEvents' {@code type} of an event of this class. */
    static String typeOf(Class<? extends Event> event) {
        return "no.saksgang." + event.getSimpleName() + ".v1";
    }
}
