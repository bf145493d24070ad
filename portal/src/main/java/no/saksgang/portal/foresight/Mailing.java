package no.saksgang.portal.foresight;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.portal.services.Names;
import org.jspecify.annotations.Nullable;

/**
 * All the mail that one event would cause, as the notification-service tells it.
 *
 * @param recipients those of all who are named
 * @param inDigest who gets it with the other news of the day instead
 */
record Mailing(
        MailingId mailingId,
        Purpose purpose,
        Instant at,
        int recipientCount,
        List<Recipient> recipients,
        @Nullable InDigest inDigest,
        List<Text> texts) {
    /** As many as one reads through. */
    static final int MOST_NAMES = 60;

    record Recipient(MemberId memberId, Language language) {}

    record InDigest(Instant at, int recipientCount) {}

    record Text(
            Language language,
            String subject,
            String text,
            String html,
            @Nullable String calendar) {}

    List<MemberId> named() {
        return recipients.stream().limit(MOST_NAMES).map(Recipient::memberId).toList();
    }

    /** The first of them, in order. */
    public String names(Names names) {
        return named().stream()
                .map(names::of)
                .sorted(Names.alphabetically())
                .collect(Collectors.joining(", "));
    }

    /** How many are not among {@link #names}. */
    public int unnamed() {
        return recipientCount - named().size();
    }
}
