package no.saksgang.notificationservice.inbound;

import java.util.List;
import java.util.Optional;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.token.MessageIds;
import org.springframework.stereotype.Component;

/** Which of our own messages another one answers, by the signed Message-ID that it names. */
@Component
final class Rows {
    private final MessageIds messageIds;
    private final Origin origin;

    Rows(MessageIds messageIds, Origin origin) {
        this.messageIds = messageIds;
        this.origin = origin;
    }

    /**
     * One of our messages.
     *
     * @param member to whom it went
     * @param about the meeting, its referat, or the conference
     */
    record Ours(MessageIds.Row row, MemberId member, Purpose purpose, Subject about) {}

    /**
     * The message that this one answers itself: whoever wrote it had our message before them. What
     * an answer to a forwarded one continues says nothing of who writes.
     */
    Optional<Ours> answeredBy(IncomingMail mail) {
        return first(mail.answered());
    }

    /** The message that this one continues, by whomever. */
    Optional<Ours> continuedBy(IncomingMail mail) {
        return answeredBy(mail).or(() -> first(mail.thread()));
    }

    private Optional<Ours> first(List<String> ids) {
        return ids.stream()
                .flatMap(it -> messageIds.rowOf(it).stream())
                .flatMap(it -> ours(it).stream())
                .findFirst();
    }

    private Optional<Ours> ours(MessageIds.Row row) {
        return origin.reasonOf(row.mailing())
                .map(it ->
                        new Ours(
                                row,
                                row.member(),
                                it.occasion().purpose(),
                                it.occasion().event().subject()));
    }
}
