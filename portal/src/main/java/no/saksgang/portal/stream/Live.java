package no.saksgang.portal.stream;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a page listens that shows what happens as it happens. Between the moment at which its parts
 * are read and the one at which the browser listens lies half a second or more, and what is said
 * then would be missed; so it listens from where this instance was before anything was read.
 */
@ControllerAdvice(annotations = Controller.class)
class Live {
    private final Tail tail;

    Live(Tail tail) {
        this.tail = tail;
    }

    /**
     * What one page listens to.
     *
     * @param heard the id of an event, after which it wants to hear; empty if Kafka was not there
     */
    record Listening(String heard) {
        /** The address of the events about these subjects; without any, of all. */
        public String to(String... subjects) {
            var address = UriComponentsBuilder.fromPath("/events");
            if (subjects.length > 0) {
                address.queryParam("subject", (Object[]) subjects);
            }
            if (!heard.isEmpty()) {
                address.queryParam("lastEventId", heard);
            }
            return address.encode().toUriString();
        }
    }

    /** Spring asks for it before the page's own method is called. */
    @ModelAttribute("listening")
    Listening listening() {
        return new Listening(tail.heard());
    }
}
