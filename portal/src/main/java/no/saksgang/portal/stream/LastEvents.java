package no.saksgang.portal.stream;

import java.util.List;
import java.util.stream.Collectors;
import no.saksgang.events.Topic;
import org.springframework.stereotype.Component;

/** What happened last, for a page that shows at a glance what goes on. */
@Component
public class LastEvents {
    /** Mailings stand beside it, with how far they have come; here they would hide the rest. */
    private static final Wanted BUT_MAILINGS =
            new Wanted(
                    Wanted.topics()
                            .filter(it -> it != Topic.MAILINGS)
                            .flatMap(it -> it.events().stream())
                            .map(it -> new Wanted.Type(it.getSimpleName()))
                            .collect(Collectors.toSet()),
                    List.of());

    private final Tail tail;

    LastEvents(Tail tail) {
        this.tail = tail;
    }

    /** The newest first. */
    public List<Said> of(int most) {
        return tail.newest(BUT_MAILINGS, most).said();
    }
}
