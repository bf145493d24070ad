package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import no.saksgang.events.MailingId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Tally;

/**
 * A mailing, as others see it.
 *
 * @param recipients how many, once they are laid out
 * @param counts its deliveries by state
 */
record MailingView(
        MailingId mailingId,
        Purpose purpose,
        String about,
        String causedBy,
        Instant plannedAt,
        Status status,
        int recipients,
        Tally counts) {
    /** How far it has come. */
    enum Status {
        /** Its recipients are not all known yet. */
        PLANNED,
        SENDING,
        /** By a person, until it is resumed. */
        PAUSED,
        /** By a person: who has not got it does not get it. */
        STOPPED,
        COMPLETED
    }

    static MailingView of(Mailing it, Tally counts) {
        return new MailingView(
                it.id(),
                it.purpose(),
                it.about(),
                it.causedBy(),
                it.shownAt(),
                status(it),
                it.recipientCount(),
                counts);
    }

    private static Status status(Mailing it) {
        if (it.halt().filter(halt -> halt == Mailing.Halt.STOPPED).isPresent()) {
            return Status.STOPPED;
        }
        if (it.isCompleted()) {
            return Status.COMPLETED;
        }
        if (it.halt().isPresent()) {
            return Status.PAUSED;
        }
        return it.isExpanded() ? Status.SENDING : Status.PLANNED;
    }
}
