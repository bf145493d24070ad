package no.saksgang.notificationservice.inbound;

import java.util.Locale;
import no.saksgang.notificationservice.bounce.Bounce;
import no.saksgang.notificationservice.held.Held;

/** What a message is. Each kind is done something else with. */
sealed interface Kind {
    /** A calendar's answer to an invitation (METHOD:REPLY). */
    record CalendarReply(CalendarSaid said) implements Kind {}

    /** A calendar proposes another time (METHOD:COUNTER). */
    record CalendarCounter(CalendarSaid said) implements Kind {}

    /** A server could not deliver a message, or not yet. */
    record Bounced(Bounce bounce) implements Kind {}

    /** A program answered, or our own mail came back to us. Nothing is done about it. */
    record AutoReply() implements Kind {}

    /** An answer to a circulated draft, from the member to whom it went. */
    record CommentByMail(Rows.Ours draft) implements Kind {}

    /** For the secretariat. */
    record ToHold(Held.Why why) implements Kind {}

    /** It cannot be taken apart. */
    record Unreadable(String why) implements Kind {}

    /** For meters and logs. */
    default String tag() {
        return switch (this) {
            case CalendarReply _ -> "calendar-reply";
            case CalendarCounter _ -> "calendar-counter";
            case Bounced(var bounce) ->
                    "bounce-" + bounce.outcome().name().toLowerCase(Locale.ROOT);
            case AutoReply _ -> "auto-reply";
            case CommentByMail _ -> "comment";
            case ToHold(var why) -> why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Unreadable _ -> "unreadable";
        };
    }
}
