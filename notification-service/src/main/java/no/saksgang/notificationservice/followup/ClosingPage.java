package no.saksgang.notificationservice.followup;

import java.util.Locale;
import no.saksgang.events.directory.Language;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.notificationservice.message.Plain;
import no.saksgang.notificationservice.message.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a follow-up shows. The template knows nothing more.
 *
 * @param name the owner's
 * @param note what they have written, if it could not be taken
 * @param tooLong whether that is why
 */
record ClosingPage(
        String token,
        Status status,
        String name,
        String text,
        @Nullable String due,
        @Nullable String meeting,
        @Nullable String item,
        @Nullable String contact,
        String note,
        boolean tooLong) {
    /** What there is to do for one who has opened the page. */
    enum Status {
        OPEN,
        /** They have said so, and the follow-up is not known to be closed yet. */
        SENT,
        CLOSED,
        WITHDRAWN,
        NOT_OWNER
    }

    static ClosingPage of(
            String token,
            Status status,
            String name,
            FollowUpDetails it,
            String note,
            boolean tooLong,
            Language language) {
        var wording = new Wording(language);
        var title = it.meetingTitle();
        var startsAt = it.meetingStartsAt();
        var contact = it.contact();
        return new ClosingPage(
                token,
                status,
                Plain.line(name),
                Plain.line(it.text()),
                it.dueDay() == null ? null : wording.day(it.dueDay()),
                title == null || startsAt == null
                        ? null
                        : Plain.line(title) + ", " + wording.shortDay(startsAt, it.timeZone()),
                it.itemNumber() == null ? null : Plain.line(it.itemNumber()),
                contact == null
                        ? null
                        : Plain.line(contact.name()) + ", " + Plain.line(contact.email()),
                note,
                tooLong);
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    /** Whether it is done, as far as they know. */
    public boolean isDone() {
        return status == Status.SENT || status == Status.CLOSED;
    }

    /** {@code closing.status.not-owner}: the words below it say what that means. */
    public String statusKey() {
        return "closing.status." + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
