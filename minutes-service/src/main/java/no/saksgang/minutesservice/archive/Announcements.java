package no.saksgang.minutesservice.archive;

import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.events.minutes.MinutesEvent;
import org.springframework.stereotype.Component;

/** What the archive has announced, meeting by meeting, and the way it gets to Kafka. */
@Component
class Announcements extends Aggregates<Minutes, MinutesEvent> {
    Announcements(Outbox outbox) {
        super(outbox, Minutes.class, "minutes", Map.of());
    }
}
