package no.saksgang.notificationservice.delivery;

import java.util.List;
import java.util.Optional;
import no.saksgang.events.MailingId;
import no.saksgang.notificationservice.message.Occasion;
import org.jspecify.annotations.Nullable;

/** Where the mail comes from, as those who send it see it. */
public interface Origin {
    /** What there is to say; empty for a mailing that nobody knows. */
    Optional<Reason> reasonOf(MailingId mailing);

    /**
     * @param traceparent of what caused it, if that is known
     */
    record Reason(Occasion occasion, @Nullable String traceparent) {}

    /** Whether a mailing's rows may go out now; asked before each, so it must be cheap. */
    default Going going(MailingId mailing) {
        return Going.ON;
    }

    /** What a person wants of a mailing that is on its way. */
    enum Going {
        ON,
        /** Not now; whoever paused it resumes it. */
        PAUSED,
        /** Never. */
        STOPPED
    }

    /**
     * Every row of a page has ended. It may be said again, after a crash.
     *
     * @param round how often a person has had rows of it sent again
     */
    void pageEnded(MailingId mailing, int page, int round, List<Delivery> rows);
}
