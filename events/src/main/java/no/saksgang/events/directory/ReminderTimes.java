package no.saksgang.events.directory;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When a group is reminded: periods before the meeting, or before comments are due; one that is
 * missing is not sent.
 *
 * @param unanswered before the start, to those who have not answered
 * @param attending before the start, to all who have not declined
 * @param uncommented before comments are due, to those who have not commented
 */
public record ReminderTimes(
        @Nullable Period unanswered, @Nullable Period attending, @Nullable Period uncommented) {
    /**
     * A week before to those who have not answered, a day before to those who come, two days for
     * comments.
     */
    public static final ReminderTimes USUAL =
            new ReminderTimes(Period.ofDays(7), Period.ofDays(1), Period.ofDays(2));
}
