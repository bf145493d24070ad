package no.saksgang.notificationservice.foresight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.notificationservice.change.Telling;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
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

    Foresight(Telling telling, Reminding reminding) {
        this.telling = telling;
        this.reminding = reminding;
    }

    /**
     * @return by the time at which each goes out
     * @throws Refused with {@link ForesightRefusal.MailNotForeseen}
     */
    List<Foreseen> of(List<Envelope<Event>> said) {
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

    private static <E extends Event> Envelope<E> as(E event, Envelope<?> said) {
        return new Envelope<>(event, said.sequence(), said.time(), said.traceparent());
    }
}
