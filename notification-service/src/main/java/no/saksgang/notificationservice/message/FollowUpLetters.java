package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Phrases.key;
import static no.saksgang.notificationservice.message.Phrases.shortened;
import static no.saksgang.notificationservice.message.Plain.line;

import java.util.ArrayList;
import java.util.Optional;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Link;
import no.saksgang.notificationservice.message.Letter.Prose;

/** What an owner of a follow-up is reminded of. */
final class FollowUpLetters {
    /** What an inbox shows of a subject. */
    private static final int LONGEST_HEADING = 70;

    private final Phrases phrases;
    private final Wording wording;

    FollowUpLetters(Phrases phrases) {
        this.phrases = phrases;
        this.wording = phrases.wording();
    }

    Letter ofFollowUp(Purpose purpose, FollowUpDetails it) {
        var text = line(it.text());
        var heading = shortened(text, LONGEST_HEADING);
        var due = it.due();
        var facts = new ArrayList<Fact>();
        if (it.dueDay() != null) {
            facts.add(
                    phrases.fact(
                            "follow-up.due",
                            wording.day(it.dueDay())
                                    + (due == null || due.by() == null
                                            ? ""
                                            : " (" + phrases.due(due) + ")")));
        }
        if (it.meetingTitle() != null && it.meetingStartsAt() != null) {
            facts.add(
                    phrases.fact(
                            "meeting",
                            line(it.meetingTitle())
                                    + ", "
                                    + wording.shortDay(it.meetingStartsAt(), it.timeZone())));
        }
        if (it.itemNumber() != null) {
            facts.add(phrases.fact("follow-up.item", line(it.itemNumber())));
        }
        if (it.owners().size() > 1) {
            facts.add(
                    phrases.fact(
                            "follow-up.owners",
                            wording.list(it.owners().stream().map(phrases::name).toList())));
        }
        return phrases.letter("follow-up")
                .subject(
                        phrases.subject(
                                key(purpose),
                                heading,
                                it.dueDay() == null ? "" : wording.shortDay(it.dueDay())))
                .preheader(text)
                .groups(phrases.groups(it.groupIds()))
                .heading(heading)
                .lead(phrases.lead(key(purpose), heading))
                .facts(facts)
                .action(
                        new Link(
                                wording.say("follow-up.close"),
                                phrases.links().closing(Mark.CLOSING.sign())))
                .body(heading.equals(text) ? null : Prose.plain(text))
                .signature(phrases.signature(it.contact(), Optional.empty()))
                .written();
    }
}
