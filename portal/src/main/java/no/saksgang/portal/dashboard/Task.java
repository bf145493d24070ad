package no.saksgang.portal.dashboard;

import java.time.Instant;
import java.util.Locale;
import no.saksgang.portal.services.Meeting;

/**
 * Something that waits for somebody.
 *
 * @param due when it ought to be done
 * @param late whether that has passed
 */
record Task(Kind kind, Meeting meeting, Instant due, boolean late) {
    /** What is to be done, and on which page. */
    enum Kind {
        APPROVE_AGENDA(""),
        ANSWER(""),
        WRITE_REFERAT("/referat"),
        COMMENT("/referat"),
        APPROVE_REFERAT("/referat");

        private final String page;

        Kind(String page) {
            this.page = page;
        }

        /** Its words: {@code task.<key>}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Task of(Kind kind, Meeting meeting, Instant due, Instant now) {
        return new Task(kind, meeting, due, due.isBefore(now));
    }

    public String path() {
        return "/meetings/" + meeting.meetingId() + kind.page;
    }
}
