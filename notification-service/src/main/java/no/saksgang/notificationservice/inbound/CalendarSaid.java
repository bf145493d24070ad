package no.saksgang.notificationservice.inbound;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar said of one entry (RFC 5546).
 *
 * @param sequence of the entry as the sender's calendar has it
 * @param stamp when it was said (DTSTAMP)
 * @param attendees for whom it speaks; one, if the sender's calendar does as it should
 * @param comment what was added in words
 * @param startsAt of a COUNTER: when it is proposed to begin
 * @param endsAt of a COUNTER: when it is proposed to end
 */
record CalendarSaid(
        Method method,
        String uid,
        @Nullable Integer sequence,
        @Nullable Instant stamp,
        List<Attendee> attendees,
        @Nullable String comment,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {
    CalendarSaid {
        attendees = List.copyOf(attendees);
    }

    /** What it is meant for, as far as anything is done about it. */
    enum Method {
        REPLY,
        COUNTER
    }

    /**
     * @param addresses under which the calendar knows them, in lower case
     * @param partStat in upper case; none where the calendar says none
     * @param sentBy who spoke in their name, in lower case
     */
    record Attendee(
            List<String> addresses,
            String name,
            @Nullable String partStat,
            @Nullable String sentBy,
            List<String> delegatedTo) {
        Attendee {
            addresses = List.copyOf(addresses);
            delegatedTo = List.copyOf(delegatedTo);
        }

        /** For logs: never the address. */
        @Override
        public String toString() {
            return "Attendee[" + partStat + "]";
        }
    }
}
