package no.saksgang.notificationservice.foresight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.notificationservice.change.Telling;
import no.saksgang.notificationservice.delivery.Reach;
import no.saksgang.notificationservice.delivery.Wishes;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.mailing.Mailing;
import no.saksgang.notificationservice.message.Occasion;
import no.saksgang.notificationservice.reminder.Reminding;
import org.springframework.stereotype.Component;

/**
 * The mailings that events would cause if they were said, and nothing else happened: those that go
 * out at once, those that wait, and the reminders. Nothing is stored.
 */
@Component
class Foresight {
    private final Telling telling;
    private final Reminding reminding;
    private final Directory directory;
    private final Reach reach;
    private final Wishes wishes;
    private final ForesightSettings settings;

    Foresight(
            Telling telling,
            Reminding reminding,
            Directory directory,
            Reach reach,
            Wishes wishes,
            ForesightSettings settings) {
        this.telling = telling;
        this.reminding = reminding;
        this.directory = directory;
        this.reach = reach;
        this.wishes = wishes;
        this.settings = settings;
    }

    /** One who would get a mail, in the language in which they read it. */
    record To(MemberId member, Language language) {}

    /**
     * @return by the time at which each goes out
     * @throws Refused with {@link ForesightRefusal.TooManyEvents} or {@link
     *     ForesightRefusal.MailNotForeseen}
     */
    List<Foreseen> of(List<Envelope<Event>> said) {
        if (said.size() > settings.most()) {
            throw new Refused(new ForesightRefusal.TooManyEvents(said.size(), settings.most()));
        }
        var meetings = new LinkedHashMap<Subject, List<Envelope<MeetingEvent>>>();
        var referater = new LinkedHashMap<Subject, List<Envelope<ReferatEvent>>>();
        for (var it : said) {
            switch (it.event()) {
                case MeetingEvent event ->
                        meetings.computeIfAbsent(it.subject(), _ -> new ArrayList<>())
                                .add(as(event, it));
                case ReferatEvent event ->
                        referater
                                .computeIfAbsent(it.subject(), _ -> new ArrayList<>())
                                .add(as(event, it));
                default -> throw new Refused(new ForesightRefusal.MailNotForeseen(it.type()));
            }
        }
        var foreseen = new ArrayList<Foreseen>();
        meetings.values()
                .forEach(it -> {
                    foreseen.addAll(telling.foresee(it));
                    foreseen.addAll(reminding.foresee(it));
                });
        referater
                .values()
                .forEach(it -> {
                    it.forEach(heard ->
                            Cause.ofReferat(heard)
                                    .forEach(cause ->
                                            foreseen.add(new Foreseen(cause, heard.time()))));
                    foreseen.addAll(reminding.foreseeOfReferat(it));
                });
        return foreseen.stream()
                .filter(it -> !it.cause().isForNobody())
                .sorted(Comparator.comparing(Foreseen::at))
                .toList();
    }

    /** Who would get it, as the ledger and the senders would have it at this moment. */
    List<To> recipients(Cause cause, Occasion occasion) {
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
        var recipients = new ArrayList<To>();
        for (var id : invited) {
            var wish = chosen.get(id);
            if (members.get(id) instanceof Member.Known it
                    && !unreachable.contains(id)
                    && (wish == null || wish.notThis() == null)
                    && addresses.add(it.email().toLowerCase(Locale.ROOT))) {
                recipients.add(
                        new To(
                                id,
                                wish == null || wish.language() == null
                                        ? it.language()
                                        : wish.language()));
            }
        }
        return recipients;
    }

    private static <E extends Event> Envelope<E> as(E event, Envelope<?> said) {
        return new Envelope<>(event, said.sequence(), said.time(), said.traceparent());
    }
}
