package no.saksgang.portal.stream;

import java.util.List;
import java.util.stream.Collectors;
import no.saksgang.events.mailing.MailingProgressed;
import org.springframework.stereotype.Component;

/** What happened last, for a page that shows at a glance what goes on. */
@Component
public class LastEvents {
    /** A great mailing takes so many steps that nothing else would be seen. */
    private static final Wanted WITHOUT_STEPS =
            new Wanted(
                    Wanted.Type.names().stream()
                            .filter(it -> !it.equals(MailingProgressed.class.getSimpleName()))
                            .map(Wanted.Type::new)
                            .collect(Collectors.toSet()),
                    List.of());

    private final Tail tail;

    LastEvents(Tail tail) {
        this.tail = tail;
    }

    /** The newest first. */
    public List<Said> of(int most) {
        return tail.newest(WITHOUT_STEPS, most).said();
    }
}
