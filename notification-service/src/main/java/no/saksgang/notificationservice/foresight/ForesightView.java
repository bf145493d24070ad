package no.saksgang.notificationservice.foresight;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.message.Shown;
import org.jspecify.annotations.Nullable;

/** The mail that would go out, by the time at which it would. */
record ForesightView(List<Mailing> mailings) {
    /**
     * @param at by the suite's clock
     * @param recipientCount of all; those that are named may be fewer
     * @param inDigest those who get it in another mail than this
     * @param texts what it says, in each language that one of the recipients reads
     */
    record Mailing(
            MailingId mailingId,
            Purpose purpose,
            Instant at,
            int recipientCount,
            List<Recipient> recipients,
            @Nullable InDigest inDigest,
            List<Text> texts) {}

    /** Who has chosen a digest of the day gets it with what else there is by then. */
    record InDigest(Instant at, int recipientCount) {}

    /**
     * @param messageId under which the message to them goes out
     */
    record Recipient(MemberId memberId, Language language, String messageId) {}

    /**
     * @param calendar the calendar entry in it, if there is one
     */
    record Text(
            Language language,
            String subject,
            String text,
            String html,
            @Nullable String calendar) {
        static Text of(Language language, Shown shown) {
            return new Text(
                    language, shown.subject(), shown.text(), shown.html(), shown.calendar());
        }
    }
}
