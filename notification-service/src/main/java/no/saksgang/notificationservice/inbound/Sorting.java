package no.saksgang.notificationservice.inbound;

import java.util.Locale;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.bounce.BounceReader;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.held.Held;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.message.MailSettings;
import org.springframework.stereotype.Component;

/** Says what a message is. */
@Component
final class Sorting {
    private final Directory directory;
    private final Rows rows;
    private final String own;

    Sorting(Directory directory, Rows rows, MailSettings settings) {
        this.directory = directory;
        this.rows = rows;
        this.own = settings.address().toLowerCase(Locale.ROOT);
    }

    Kind sort(IncomingMail mail) {
        // First: Google's calendar says that its replies are automatic, and they are answers.
        var said = CalendarReader.read(mail.calendars());
        if (said.isPresent()) {
            return switch (said.get().method()) {
                case REPLY -> new Kind.CalendarReply(said.get());
                case COUNTER -> new Kind.CalendarCounter(said.get());
            };
        }
        var bounce = BounceReader.read(mail);
        if (bounce.isPresent()) {
            return new Kind.Bounced(bounce.get());
        }
        if (Automatic.isAServers(mail)) {
            return new Kind.ToHold(Held.Why.UNKNOWN_BOUNCE);
        }
        if (isOurOwn(mail) || Automatic.isCertain(mail)) {
            return new Kind.AutoReply();
        }
        if (Automatic.isPossible(mail)) {
            return new Kind.ToHold(Held.Why.LOOKS_AUTOMATIC);
        }
        var senders = directory.membersAt(mail.actors());
        var draft = rows.continuedBy(mail).filter(it -> isOfADraft(it.purpose()));
        if (draft.filter(it -> senders.stream().anyMatch(m -> m.id().equals(it.member())))
                .isPresent()) {
            return new Kind.CommentByMail(draft.get());
        }
        if (draft.isPresent()) {
            return new Kind.ToHold(Held.Why.COMMENT_FROM_ANOTHER);
        }
        return new Kind.ToHold(
                senders.isEmpty() ? Held.Why.UNKNOWN_SENDER : Held.Why.ORDINARY_MAIL);
    }

    private static boolean isOfADraft(Purpose purpose) {
        return purpose == Purpose.REFERAT_DRAFT || purpose == Purpose.REMINDER_UNCOMMENTED;
    }

    /** The suite's own mail, to a member whose address is the suite's. */
    private boolean isOurOwn(IncomingMail mail) {
        return mail.from() != null && mail.from().address().equals(own);
    }
}
