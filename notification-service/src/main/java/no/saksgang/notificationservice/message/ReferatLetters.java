package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Phrases.caseTitled;
import static no.saksgang.notificationservice.message.Phrases.clock;
import static no.saksgang.notificationservice.message.Phrases.key;
import static no.saksgang.notificationservice.message.Phrases.linksTo;
import static no.saksgang.notificationservice.message.Phrases.titled;
import static no.saksgang.notificationservice.message.Plain.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.Person;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Minutes;
import no.saksgang.notificationservice.message.Letter.MinutesItem;
import no.saksgang.notificationservice.message.Letter.Prose;
import org.jspecify.annotations.Nullable;

/** A referat on its rounds: as a draft, approved, corrected. */
final class ReferatLetters {
    private final Phrases phrases;
    private final Wording wording;

    ReferatLetters(Phrases phrases) {
        this.phrases = phrases;
        this.wording = phrases.wording();
    }

    Letter ofDraft(Purpose purpose, ReferatCirculated it) {
        var by = wording.when(it.commentsBy(), it.timeZone());
        var facts = new ArrayList<Fact>();
        facts.add(phrases.fact("comments-by", by));
        facts.add(phrases.fact("meeting", wording.when(it.startsAt(), it.endsAt(), it.timeZone())));
        facts.add(phrases.where(it.place(), false));
        return phrases.letter("meeting")
                .subject(
                        phrases.subject(
                                key(purpose),
                                it.title(),
                                wording.shortDay(it.startsAt(), it.timeZone())))
                .preheader(wording.say("comments-by") + ": " + by)
                .groups(phrases.groups(it.groupIds()))
                .heading(line(it.title()))
                .lead(phrases.lead(key(purpose), by))
                .facts(facts)
                .minutes(
                        purpose == Purpose.REMINDER_UNCOMMENTED
                                ? null
                                : minutes(
                                        it.leader(),
                                        it.secretary(),
                                        it.attendance(),
                                        it.references(),
                                        it.introduction(),
                                        it.items(),
                                        it.closing(),
                                        List.of(),
                                        null))
                .signature(
                        phrases.signature(it.contact(), Optional.of(phrases.name(it.secretary()))))
                .written();
    }

    Letter ofReferat(Purpose purpose, ApprovedReferat it, @Nullable String reason) {
        var facts = new ArrayList<Fact>();
        facts.add(phrases.fact("meeting", wording.when(it.startsAt(), it.endsAt(), it.timeZone())));
        facts.add(phrases.where(it.place(), false));
        var lead = phrases.lead(key(purpose), it.title());
        if (reason != null && !reason.isBlank()) {
            lead.add(wording.say("correction", line(reason)));
        }
        return phrases.letter("meeting")
                .subject(
                        phrases.subject(
                                key(purpose),
                                titled(it.number(), it.title()),
                                wording.shortDay(it.startsAt(), it.timeZone())))
                .preheader(lead.getFirst())
                .groups(phrases.groups(it.groupIds()))
                .heading(line(it.title()))
                .lead(lead)
                .facts(facts)
                .papers(wording.say("papers"), linksTo(it.papers()))
                .minutes(
                        minutes(
                                it.leader(),
                                it.secretary(),
                                it.attendance(),
                                it.references(),
                                it.introduction(),
                                it.items(),
                                it.closing(),
                                it.comments(),
                                approval(it)))
                .signature(
                        phrases.signature(it.contact(), Optional.of(phrases.name(it.secretary()))))
                .written();
    }

    private String approval(ApprovedReferat it) {
        var on = wording.shortDay(it.approval().at(), it.timeZone());
        var remarks = it.approval().remarks();
        if (!it.approval().withRemarks()) {
            return wording.say("approved", on);
        }
        return remarks == null || remarks.isBlank()
                ? wording.say("approved-with-remarks", on)
                : wording.say("approved-with-these-remarks", on, line(remarks));
    }

    private Minutes minutes(
            Person leader,
            Person secretary,
            Attendees attendees,
            References references,
            @Nullable String introduction,
            List<ReferatItem> items,
            @Nullable String closing,
            List<SettledComment> comments,
            @Nullable String approval) {
        var attendance = new ArrayList<Fact>();
        attendance.add(phrases.fact("leader", person(leader)));
        attendance.add(phrases.fact("secretary", person(secretary)));
        people("present", attendees.present()).ifPresent(attendance::add);
        people("guests", attendees.guests()).ifPresent(attendance::add);
        people("apologies", attendees.apologies()).ifPresent(attendance::add);
        people("absent", attendees.absent()).ifPresent(attendance::add);
        var refs =
                Stream.of(
                                reference("your-ref", references.yourRef()),
                                reference("our-ref", references.ourRef()),
                                reference("archive-code", references.archiveCode()))
                        .flatMap(Optional::stream)
                        .toList();
        return new Minutes(
                attendance,
                refs,
                prose(introduction),
                items.stream().map(this::minutesItem).toList(),
                prose(closing),
                wording.say("comments"),
                comments.stream()
                        .map(it ->
                                Fact.of(
                                        person(it.person()),
                                        line(it.text())
                                                + (it.resolution() == null
                                                        ? ""
                                                        : " – " + line(it.resolution()))))
                        .toList(),
                approval);
    }

    private MinutesItem minutesItem(ReferatItem it) {
        var outcomes = new ArrayList<Fact>();
        it.decisions().forEach(d -> outcomes.add(phrases.fact("decision", line(d.text()))));
        it.proposals()
                .forEach(p ->
                        outcomes.add(
                                phrases.fact(
                                        "proposal",
                                        line(p.text())
                                                + (p.to() == null ? "" : " → " + line(p.to())))));
        it.followUps().forEach(f -> outcomes.add(phrases.fact("follow-up", followUp(f))));
        return new MinutesItem(
                line(it.number()),
                caseTitled(it.caseNumber(), it.title()),
                prose(it.body()),
                it.themes().stream()
                        .map(theme ->
                                new Letter.Theme(
                                        line(theme.title()),
                                        theme.points().stream().map(Plain::line).toList()))
                        .toList(),
                it.statements().stream()
                        .map(s ->
                                new Letter.Statement(
                                        line(s.represents()),
                                        wording.list(
                                                s.speakers().stream().map(phrases::name).toList()),
                                        Prose.of(s.body())))
                        .toList(),
                outcomes,
                it.items().stream().map(this::minutesItem).toList());
    }

    private String followUp(ReferatItem.FollowUp it) {
        var more = new ArrayList<String>();
        if (!it.owners().isEmpty()) {
            more.add(wording.list(it.owners().stream().map(phrases::name).toList()));
        }
        if (it.due() != null) {
            more.add(wording.say("due", phrases.due(it.due())));
        }
        return line(it.text()) + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private Optional<Fact> people(String key, List<Person> people) {
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        phrases.fact(
                                key,
                                String.join(", ", people.stream().map(this::person).toList())));
    }

    private String person(Person it) {
        var more = new ArrayList<String>();
        if (it.represents() != null) {
            more.add(line(it.represents()));
        }
        if (it.from() != null) {
            more.add(wording.say("from", clock(it.from())));
        }
        if (it.until() != null) {
            more.add(wording.say("until", clock(it.until())));
        }
        return phrases.name(it) + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private Optional<Fact> reference(String key, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(phrases.fact(key, line(value)));
    }

    private static @Nullable Prose prose(@Nullable String markdown) {
        return markdown == null || markdown.isBlank() ? null : Prose.of(markdown);
    }
}
