package no.saksgang.meetingservice.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Period;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.ReminderTimes;
import no.saksgang.meetingservice.edge.ContactRequest;
import no.saksgang.meetingservice.edge.Line;
import org.jspecify.annotations.Nullable;

/**
 * A group, as a client sends it.
 *
 * @param reminders when its members are reminded; what is not said is as usual
 */
record GroupRequest(
        @Nullable GroupId groupId,
        @NotBlank @Line String name,
        @Nullable @Line String organisation,
        @Nullable @Valid ContactRequest contact,
        @Nullable @Valid Reminders reminders) {
    private static final String PERIOD_OR_NONE =
            "none|P(?=\\d)(\\d{1,2}Y)?(\\d{1,2}M)?(\\d{1,2}W)?(\\d{1,3}D)?";

    /** ISO 8601 periods such as {@code P7D}, or {@code none}. */
    record Reminders(
            @Nullable @Pattern(regexp = PERIOD_OR_NONE) String unanswered,
            @Nullable @Pattern(regexp = PERIOD_OR_NONE) String attending,
            @Nullable @Pattern(regexp = PERIOD_OR_NONE) String uncommented) {
        ReminderTimes times() {
            return new ReminderTimes(
                    period(unanswered, ReminderTimes.USUAL.unanswered()),
                    period(attending, ReminderTimes.USUAL.attending()),
                    period(uncommented, ReminderTimes.USUAL.uncommented()));
        }

        private static @Nullable Period period(@Nullable String said, @Nullable Period usual) {
            if (said == null) {
                return usual;
            }
            return said.equals("none") ? null : Period.parse(said);
        }
    }

    Group.About about() {
        return new Group.About(
                name,
                organisation,
                ContactRequest.contactOf(contact),
                reminders == null ? ReminderTimes.USUAL : reminders.times());
    }
}
