package no.saksgang.local.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A standing body with its members.
 *
 * @param organisation the name of the one whose group it is
 * @param reminders how long before, as an ISO 8601 period or {@code none}, by the reminder's name:
 *     only what the file gives
 */
public record Group(
        String id,
        String name,
        @Nullable String organisation,
        Map<Reminder, String> reminders,
        List<Member> members) {

    /** A reminder whose time a group may set. */
    public enum Reminder {
        UNANSWERED,
        ATTENDING,
        UNCOMMENTED
    }

    public Group {
        reminders = Map.copyOf(reminders);
        members = List.copyOf(members);
    }
}
