package no.saksgang.notificationservice.message;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.Event;
import no.saksgang.events.MailingId;
import no.saksgang.events.mailing.Purpose;

/**
 * Why mail is written: all that is the same for everyone who gets it.
 *
 * @param event what there is to tell: the event that caused the mailing, or for a reminder the one
 *     that it reminds of
 * @param at when that was said; a calendar's DTSTAMP, so that a repeat is the same
 * @param more what else there is to tell: the answer that was noted
 */
public record Occasion(
        MailingId mailing, Purpose purpose, Event event, Instant at, List<Event> more) {
    public Occasion {
        more = List.copyOf(more);
    }

    public Occasion(MailingId mailing, Purpose purpose, Event event, Instant at) {
        this(mailing, purpose, event, at, List.of());
    }
}
