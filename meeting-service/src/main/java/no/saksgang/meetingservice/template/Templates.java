package no.saksgang.meetingservice.template;

import java.util.Map;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.meetingservice.template.Template.Outline;
import org.springframework.stereotype.Repository;

/** The store of templates, one for each group. */
@Repository
class Templates extends Aggregates<Template, MeetingEvent> {
    Templates(Outbox outbox) {
        super(outbox, Template.class, "templates", Map.of());
    }

    Stored<Template> put(GroupId group, Outline outline) {
        var id = group.value();
        if (find(id).isEmpty()) {
            try {
                return add(id, null, new Template(outline));
            } catch (Refused refused) {
                if (!(refused.refusal() instanceof AlreadyExists)) {
                    throw refused;
                }
                // Somebody else was first; then this is a change like any other.
            }
        }
        return change(id, null, it -> it.redraw(outline));
    }
}
