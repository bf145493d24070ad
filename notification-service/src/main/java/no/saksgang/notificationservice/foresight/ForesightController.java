package no.saksgang.notificationservice.foresight;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventBatch;
import no.saksgang.events.EventFormat;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.delivery.Reach;
import no.saksgang.notificationservice.delivery.Wishes;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.mailing.Mailing;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Occasion;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The mail that events would cause, for somebody to read before they cause it. No address is in any
 * answer, and no link in it leads anywhere.
 */
@RestController
@RequestMapping("/mailings/preview")
class ForesightController {
    private final Foresight foresight;
    private final Directory directory;
    private final Reach reach;
    private final Wishes wishes;
    private final MailWriter writer;

    ForesightController(
            Foresight foresight,
            Directory directory,
            Reach reach,
            Wishes wishes,
            MailWriter writer) {
        this.foresight = foresight;
        this.directory = directory;
        this.reach = reach;
        this.wishes = wishes;
        this.writer = writer;
    }

    /** What the events of a command would cause; a command with {@code ?preview} answers them. */
    @PostMapping(consumes = {EventBatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ForesightView foresee(@RequestBody byte[] batch) {
        return new ForesightView(foresight.of(read(batch)).stream().map(this::view).toList());
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

    private ForesightView.Mailing view(Foreseen foreseen) {
        var cause = foreseen.cause();
        var said = cause.said();
        var occasion =
                new Occasion(cause.id(), cause.purpose(), said.event(), said.at(), said.more());
        var recipients = recipients(cause, occasion);
        var languages = EnumSet.noneOf(Language.class);
        recipients.forEach(it -> languages.add(it.language()));
        return new ForesightView.Mailing(
                cause.id(),
                cause.purpose(),
                foreseen.at(),
                recipients,
                languages.stream()
                        .map(it -> ForesightView.Text.of(it, writer.show(occasion, it)))
                        .toList());
    }

    /** As the ledger and the senders would have it at this moment. */
    private List<ForesightView.Recipient> recipients(Cause cause, Occasion occasion) {
        var invited =
                switch (cause.recipients()) {
                    case Mailing.Recipients.Listed(var members) -> members;
                    case Mailing.Recipients.Members _, Mailing.Recipients.WhoeverGotOne _ ->
                            throw new IllegalStateException(cause.id() + " names nobody");
                };
        var members = directory.members(invited);
        var unreachable = reach.unreachable(members.values());
        var chosen = wishes.heed(members.keySet(), occasion);
        var addresses = new HashSet<String>();
        var recipients = new ArrayList<ForesightView.Recipient>();
        for (MemberId id : invited) {
            var wish = chosen.get(id);
            if (members.get(id) instanceof Member.Known it
                    && !unreachable.contains(id)
                    && (wish == null || wish.notThis() == null)
                    && addresses.add(it.email().toLowerCase(Locale.ROOT))) {
                recipients.add(
                        new ForesightView.Recipient(
                                id,
                                wish == null || wish.language() == null
                                        ? it.language()
                                        : wish.language(),
                                writer.messageId(cause.id(), id)));
            }
        }
        return recipients;
    }
}
