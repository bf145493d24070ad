package no.saksgang.chassis.sample;

import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.events.announcement.AnnouncementEvent;
import org.springframework.stereotype.Component;

/** The store of notices. */
@Component
public class Notices extends Aggregates<Notice, AnnouncementEvent> {
    Notices(Outbox outbox) {
        super(
                outbox,
                Notice.class,
                "notices",
                Map.of("draft", Notice.Stage.Draft.class, "up", Notice.Stage.Up.class));
    }
}
