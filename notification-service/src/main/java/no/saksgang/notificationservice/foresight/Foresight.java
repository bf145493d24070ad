package no.saksgang.notificationservice.foresight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.notificationservice.change.Telling;
import no.saksgang.notificationservice.delivery.Reach;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.Addressees;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.preference.Choosing;
import no.saksgang.notificationservice.reminder.Reminding;
import org.springframework.stereotype.Component;

/**
 * The mailings that events would cause if they were said, and nothing else happened: those that go
 * out at once, those that wait, and the reminders. What comes in any case is not among them.
 * Nothing is stored.
 */
@Component
class Foresight {
    private final Telling telling;
    private final Reminding reminding;
    private final Addressees addressees;
    private final Reach reach;
    private final Choosing choosing;
    private final ForesightSettings settings;

    Foresight(
            Telling telling,
            Reminding reminding,
            Addressees addressees,
            Reach reach,
            Choosing choosing,
            ForesightSettings settings) {
        this.telling = telling;
        this.reminding = reminding;
        this.addressees = addressees;
        this.reach = reach;
        this.choosing = choosing;
        this.settings = settings;
    }

    /**
     * The mail that there would be.
     *
     * @param mailings by the time at which each goes out
     * @param members those whom the directory would know otherwise than it does
     */
    record Ahead(List<Foreseen> mailings, Map<MemberId, Member> members) {}

    /**
     * @throws Refused with {@link ForesightRefusal.TooManyEvents} or {@link
     *     ForesightRefusal.MailNotForeseen}
     */
    Ahead of(List<Envelope<Event>> said) {
        if (said.size() > settings.most()) {
            throw new Refused(new ForesightRefusal.TooManyEvents(said.size(), settings.most()));
        }
        var foreseen = new ArrayList<Foreseen>();
        var members = new HashMap<MemberId, Member>();
        var meetings = new BySubject<MeetingEvent>();
        var referater = new BySubject<ReferatEvent>();
        var followUps = new BySubject<FollowUpEvent>();
        for (var it : said) {
            switch (it.event()) {
                case MeetingEvent event -> meetings.add(event, it);
                case ReferatEvent event ->
                        atOnce(Cause.ofReferat(referater.add(event, it)), it, foreseen);
                case ConferenceEvent event ->
                        atOnce(Cause.ofConference(as(event, it)), it, foreseen);
                case AnnouncementEvent event ->
                        atOnce(Cause.ofAnnouncement(as(event, it)), it, foreseen);
                case FollowUpEvent event -> followUps.add(event, it);
                case MemberSaved(var id, var name, var email, var language, _) ->
                        members.put(id, new Member.Known(id, name, email, language));
                default -> throw new Refused(new ForesightRefusal.MailNotForeseen(it.type()));
            }
        }
        meetings.each(it -> {
            foreseen.addAll(telling.foresee(it));
            foreseen.addAll(reminding.foresee(it));
        });
        referater.each(it -> foreseen.addAll(reminding.foreseeOfReferat(it)));
        followUps.each(it -> foreseen.addAll(reminding.foreseeOfFollowUp(it)));
        return new Ahead(
                foreseen.stream()
                        .filter(it -> !it.cause().isForNobody())
                        .sorted(Comparator.comparing(Foreseen::at))
                        .toList(),
                members);
    }

    private static void atOnce(List<Cause> causes, Envelope<?> said, List<Foreseen> foreseen) {
        causes.forEach(it -> foreseen.add(new Foreseen(it, said.time())));
    }

    /** What was said of each of several, in the order in which it was. */
    private static final class BySubject<E extends Event> {
        private final Map<Subject, List<Envelope<E>>> said = new LinkedHashMap<>();

        Envelope<E> add(E event, Envelope<?> heard) {
            var one = as(event, heard);
            said.computeIfAbsent(heard.subject(), _ -> new ArrayList<>()).add(one);
            return one;
        }

        void each(Consumer<List<Envelope<E>>> what) {
            said.values().forEach(what);
        }
    }

    /** Who would get it, as the ledger and the senders would have it at this moment. */
    Recipients recipients(Cause cause, Map<MemberId, Member> members) {
        var recipients = new Recipients(cause.purpose(), settings.named(), reach, choosing);
        addressees.each(cause, (id, known) -> recipients.add(id, members.getOrDefault(id, known)));
        recipients.end();
        return recipients;
    }

    /** When a digest goes out that somebody gets instead. */
    Instant nextDigest() {
        return choosing.nextDigest();
    }

    private static <E extends Event> Envelope<E> as(E event, Envelope<?> said) {
        return new Envelope<>(event, said.sequence(), said.time(), said.traceparent());
    }
}
