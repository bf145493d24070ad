package no.saksgang.local.player;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen from outside since a step began. What is null was not looked at.
 *
 * @param responses how the step's commands were answered, in order; empty if it gave none
 */
record Observation(
        List<SeenMail> mails,
        List<SeenEvent> events,
        List<Response> responses,
        @Nullable Minutes minutes,
        @Nullable Answers answers) {
    Observation {
        mails = List.copyOf(mails);
        events = List.copyOf(events);
        responses = List.copyOf(responses);
    }

    /**
     * How a command was answered.
     *
     * @param status of HTTP
     * @param title of the problem (RFC 9457), empty if the answer is none
     */
    record Response(int status, boolean problem, String title, String detail) {
        boolean refuses() {
            return status >= 400;
        }

        /** The status and why. */
        String inWords() {
            var why = detail.isBlank() || detail.equals(title) ? title : title + " " + detail;
            return status + (why.isBlank() ? "" : " «" + why.strip() + "»");
        }
    }

    /**
     * What the archive holds of the meeting's referat.
     *
     * @param found whether the word that is to find it does; null if none was asked for
     * @param wronglyFound whether the word that is not to find it does
     */
    record Minutes(int revisions, @Nullable Boolean found, @Nullable Boolean wronglyFound) {}

    /** How the meeting counts its answers. */
    record Answers(int accepted, int tentative, int declined, int none) {}
}
