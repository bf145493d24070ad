package no.saksgang.portal.referat;

import java.util.Optional;
import java.util.function.Function;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.stereotype.Component;

/**
 * Lets several write in one referat at the same time. The service takes a whole draft, and only
 * from who has seen the newest; so a part is put into the newest each time, and once more when
 * somebody was faster.
 */
@Component
class Writing {
    private static final int ATTEMPTS = 8;
    private static final String PATH = "/meetings/{id}/referat";
    private static final int PRECONDITION_REQUIRED = 428;

    private final MeetingService meetings;

    Writing(MeetingService meetings) {
        this.meetings = meetings;
    }

    /** What became of it. */
    sealed interface Outcome {
        Seen<Referat> now();

        record Saved(Seen<Referat> now) implements Outcome {}

        /** Somebody else has written in the same part; nothing is changed. */
        record Conflict(Seen<Referat> now) implements Outcome {}
    }

    Seen<Referat> read(MeetingId id) {
        return meetings.seen(Referat.class, PATH, id);
    }

    /**
     * @param into puts the part into the newest draft; empty if that would be over the work of
     *     somebody else
     * @throws ServiceRefused if the service will not have it
     */
    Outcome write(MeetingId id, Function<Referat, Optional<Draft>> into) {
        for (var n = 1; ; n++) {
            var newest = read(id);
            var draft = into.apply(newest.it()).orElse(null);
            if (draft == null) {
                return new Outcome.Conflict(newest);
            }
            if (draft.equals(Draft.of(newest.it()))) {
                return new Outcome.Saved(newest);
            }
            try {
                return new Outcome.Saved(
                        meetings.put(Referat.class, PATH, draft, newest.etag(), id));
            } catch (ServiceRefused refused) {
                if (!wasOvertaken(refused) || n == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    /** Somebody else has written, or begun, since it was read. */
    private static boolean wasOvertaken(ServiceRefused refused) {
        return refused.isStale() || refused.status().value() == PRECONDITION_REQUIRED;
    }
}
