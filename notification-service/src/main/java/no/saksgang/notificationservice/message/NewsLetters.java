package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Phrases.key;
import static no.saksgang.notificationservice.message.Phrases.shortened;
import static no.saksgang.notificationservice.message.Plain.line;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Link;
import no.saksgang.notificationservice.message.Letter.Prose;
import org.jspecify.annotations.Nullable;

/** What is told to many: conferences and announcements, one by one or gathered. */
final class NewsLetters {
    private final Phrases phrases;
    private final Wording wording;

    NewsLetters(Phrases phrases) {
        this.phrases = phrases;
        this.wording = phrases.wording();
    }

    Letter ofConference(Purpose purpose, ConferenceEvent.OfConference event) {
        var it = event.conference();
        var gone = purpose == Purpose.CONFERENCE_CANCELLED;
        var facts = new ArrayList<Fact>();
        if (event instanceof ConferenceChanged(_, var before)) {
            var then = when(before.date(), before.startsAt(), before.endsAt(), it.timeZone());
            if (!then.equals(when(it))) {
                facts.add(phrases.past("earlier", then));
            }
            if (!before.place().equals(it.place())) {
                facts.add(phrases.past("earlier-place", line(before.place().name())));
            }
        }
        facts.add(gone ? phrases.past("when", when(it)) : phrases.fact("when", when(it)));
        facts.add(phrases.where(it.place(), gone));
        if (!it.partners().isEmpty()) {
            facts.add(
                    phrases.fact(
                            "partners",
                            wording.list(it.partners().stream().map(Plain::line).toList())));
        }
        var registration = it.registration();
        var url = Plain.link(registration.url());
        if (!gone) {
            if (registration.by() != null) {
                facts.add(
                        phrases.fact(
                                "register-by", wording.when(registration.by(), it.timeZone())));
            }
            if (registration.capacity() != null) {
                facts.add(phrases.fact("capacity", Integer.toString(registration.capacity())));
            }
        }
        var lead = phrases.lead(key(purpose), it.title());
        if (event instanceof ConferenceCancelled(_, var reason) && !reason.isBlank()) {
            lead.add(wording.say("reason", line(reason)));
        }
        return phrases.letter("conference")
                .subject(phrases.subject(key(purpose), it.title(), shortWhen(it)))
                .preheader(when(it) + ", " + line(it.place().name()))
                .groups(phrases.groups(it.audience().groupIds()))
                .heading(line(it.title()))
                .lead(lead)
                .facts(facts)
                .action(gone || url == null ? null : new Link(wording.say("register"), url))
                .body(gone || it.description() == null ? null : Prose.of(it.description()))
                .signature(phrases.signature(it.contact(), Optional.empty()))
                .written();
    }

    private String when(ConferenceDetails it) {
        return when(it.date(), it.startsAt(), it.endsAt(), it.timeZone());
    }

    private String when(
            @Nullable LocalDate date,
            @Nullable Instant from,
            @Nullable Instant until,
            ZoneId zone) {
        if (from != null && until != null) {
            return wording.when(from, until, zone);
        }
        return date == null ? wording.say("day-not-set") : wording.day(date);
    }

    private String shortWhen(ConferenceDetails it) {
        if (it.startsAt() != null) {
            return wording.shortWhen(it.startsAt(), it.timeZone());
        }
        return it.date() == null ? wording.say("day-not-set") : wording.shortDay(it.date());
    }

    Letter ofAnnouncement(AnnouncementPublished it) {
        var body = Prose.of(it.body());
        return phrases.letter("announcement")
                .subject(line(it.title()))
                .preheader(shortened(Plain.line(body.text())))
                .groups(phrases.groups(it.audience().groupIds()))
                .heading(line(it.title()))
                .body(body)
                .signature(phrases.signature(it.contact(), Optional.empty()))
                .written();
    }

    Letter ofDigest(Occasion occasion) {
        var news =
                Stream.concat(Stream.of(occasion.event()), occasion.more().stream())
                        .map(AnnouncementPublished.class::cast)
                        .toList();
        var titles = wording.list(news.stream().map(it -> line(it.title())).toList());
        return phrases.letter("digest")
                .subject(wording.say("digest.subject", shortened(titles)))
                .preheader(wording.say("digest.lead", news.size()))
                .groups(
                        phrases.groups(
                                news.stream()
                                        .flatMap(it -> it.audience().groupIds().stream())
                                        .distinct()
                                        .toList()))
                .heading(wording.say("digest.heading"))
                .lead(List.of(wording.say("digest.lead", news.size())))
                .body(
                        Prose.ofSeveral(
                                news.stream()
                                        .map(it -> new Prose.Titled(line(it.title()), it.body()))
                                        .toList()))
                .signature(phrases.signature(news.getFirst().contact(), Optional.empty()))
                .written();
    }
}
