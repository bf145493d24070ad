package no.saksgang.notificationservice.foresight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventBatch;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Occasion;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mail that events would cause, for somebody to read before they cause it. No member's address
 * is in any answer, and no link that is its recipient's own; papers, and the address to join by,
 * are as they will be.
 */
@RestController
@RequestMapping("/mailings/preview")
class ForesightController {
    private final Foresight foresight;
    private final MailWriter writer;

    ForesightController(Foresight foresight, MailWriter writer) {
        this.foresight = foresight;
        this.writer = writer;
    }

    /** What the events of a command would cause; a command with {@code ?preview} answers them. */
    @PostMapping(consumes = {EventBatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ForesightView foresee(@RequestBody byte[] batch) {
        var ahead = foresight.of(read(batch));
        return new ForesightView(
                ahead.mailings().stream().map(it -> view(it, ahead.members())).toList());
    }

    private static List<Envelope<Event>> read(byte[] batch) {
        try {
            return EventBatch.read(batch);
        } catch (EventFormat.Unreadable unreadable) {
            throw new Refused(
                    new ForesightRefusal.EventsUnreadable(
                            Objects.requireNonNullElse(unreadable.getMessage(), "")));
        }
    }

    private ForesightView.Mailing view(Foreseen foreseen, Map<MemberId, Member> members) {
        var cause = foreseen.cause();
        var said = cause.said();
        var occasion =
                new Occasion(cause.id(), cause.purpose(), said.event(), said.at(), said.more());
        var recipients = foresight.recipients(cause, members);
        return new ForesightView.Mailing(
                cause.id(),
                cause.purpose(),
                foreseen.at(),
                recipients.count(),
                recipients.named().stream()
                        .map(it ->
                                new ForesightView.Recipient(
                                        it.member(),
                                        it.language(),
                                        writer.messageId(cause.id(), it.member())))
                        .toList(),
                recipients.inDigest() == 0
                        ? null
                        : new ForesightView.InDigest(foresight.nextDigest(), recipients.inDigest()),
                recipients.languages().stream()
                        .map(it -> ForesightView.Text.of(it, writer.show(occasion, it)))
                        .toList());
    }
}
