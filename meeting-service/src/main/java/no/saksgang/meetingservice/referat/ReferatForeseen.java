package no.saksgang.meetingservice.referat;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.referat.ReferatEvent;

/**
 * What a command to a referat would say. Whoever says something in turn when it is heard, adds it.
 */
public final class ReferatForeseen {
    private final List<Envelope<ReferatEvent>> said;
    private final List<Envelope<?>> events;

    ReferatForeseen(List<Envelope<ReferatEvent>> said) {
        this.said = List.copyOf(said);
        this.events = new ArrayList<>(said);
    }

    public List<Envelope<ReferatEvent>> said() {
        return said;
    }

    public void add(List<? extends Envelope<?>> more) {
        events.addAll(more);
    }

    List<Envelope<?>> events() {
        return List.copyOf(events);
    }
}
