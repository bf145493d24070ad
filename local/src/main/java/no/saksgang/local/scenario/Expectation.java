package no.saksgang.local.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be seen from outside after a step. What is null is not looked at.
 *
 * @param mails how many messages the mail server took
 * @param to who got one each, and nobody else: members' ids, or addresses
 * @param sequence iCalendar's SEQUENCE in every calendar part
 * @param events names of events that each went over Kafka; empty: none did
 * @param refused the HTTP status that the command is answered with
 */
public record Expectation(
        @Nullable Integer mails,
        @Nullable List<String> to,
        @Nullable CalendarMethod calendar,
        @Nullable Integer sequence,
        @Nullable List<String> events,
        @Nullable Minutes minutes,
        @Nullable Answers answers,
        @Nullable Integer refused) {

    /** Nothing in particular. */
    public static final Expectation NONE =
            new Expectation(null, null, null, null, null, null, null, null);

    public Expectation {
        to = to == null ? null : List.copyOf(to);
        events = events == null ? null : List.copyOf(events);
    }

    /** What the calendar part of every mail says, or that no mail has one. */
    public enum CalendarMethod {
        REQUEST,
        CANCEL,
        NONE
    }

    /**
     * What the archive holds of the meeting.
     *
     * @param search a word that finds its referat
     * @param notFound a word that does not
     */
    public record Minutes(int revisions, @Nullable String search, @Nullable String notFound) {}

    /**
     * How the meeting counts its answers.
     *
     * @param none those who have not answered
     */
    public record Answers(
            @Nullable Integer accepted,
            @Nullable Integer tentative,
            @Nullable Integer declined,
            @Nullable Integer none) {}
}
