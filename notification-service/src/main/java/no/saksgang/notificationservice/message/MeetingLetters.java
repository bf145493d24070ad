package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Phrases.caseTitled;
import static no.saksgang.notificationservice.message.Phrases.clock;
import static no.saksgang.notificationservice.message.Phrases.linksTo;
import static no.saksgang.notificationservice.message.Phrases.titled;
import static no.saksgang.notificationservice.message.Plain.line;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Item;
import no.saksgang.notificationservice.message.Letter.Link;
import org.jspecify.annotations.Nullable;

/** What is said of a meeting: that one is called to it, and what becomes of it. */
final class MeetingLetters {
    private final Phrases phrases;
    private final Wording wording;

    MeetingLetters(Phrases phrases) {
        this.phrases = phrases;
        this.wording = phrases.wording();
    }

    /**
     * @param words under which the mail begins
     * @param change what is another than before, where that is what is told
     */
    Letter ofMeeting(
            Purpose purpose,
            String words,
            MeetingEvent.OfInvitation event,
            @Nullable Change change) {
        var it = event.invitation();
        var zone = it.timeZone();
        var gone = purpose == Purpose.CANCELLATION || purpose == Purpose.FAREWELL;
        var facts = new ArrayList<Fact>();
        var when = wording.when(it.startsAt(), it.endsAt(), zone);
        facts.add(gone ? phrases.past("when", when) : phrases.fact("when", when));
        facts.add(phrases.where(it.place(), gone));
        if (!gone) {
            phrases.name(it.leaderId())
                    .ifPresent(leader -> facts.add(phrases.fact("leader", leader)));
            if (it.answerBy() != null && asks(purpose)) {
                facts.add(phrases.fact("answer-by", wording.when(it.answerBy(), zone)));
            }
        }
        var reason = event instanceof MeetingCancelled(_, var why) ? why : null;
        var lead = phrases.lead(words, it.title());
        if (reason != null && !reason.isBlank()) {
            lead.add(wording.say("reason", line(reason)));
        }
        var showsAgenda = !gone && purpose != Purpose.PAPER;
        var papers = change != null && purpose == Purpose.PAPER ? change.newPapers() : it.papers();
        var reached = linksTo(papers);
        return phrases.letter("meeting")
                .subject(
                        phrases.subject(
                                words,
                                titled(it.number(), it.title()),
                                wording.shortWhen(it.startsAt(), zone)))
                .preheader(when + ", " + line(it.place().name()))
                .groups(phrases.groups(it.groupIds()))
                .heading(line(it.title()))
                .lead(lead)
                .changes(changes(change))
                .facts(facts)
                .action(
                        purpose == Purpose.PAPER && reached.size() == 1
                                ? new Link(wording.say("open-paper"), reached.getFirst().url())
                                : null)
                .answers(answers(purpose))
                .agenda(
                        wording.say("agenda"),
                        showsAgenda ? it.agenda().stream().map(this::item).toList() : List.of())
                .papers(wording.say("papers"), gone ? List.of() : reached)
                .signature(phrases.signature(it.contact(), phrases.name(it.secretaryId())))
                .written();
    }

    Letter ofChange(Occasion occasion) {
        var event = (MeetingEvent.OfInvitation) occasion.event();
        var first =
                occasion.more().stream()
                        .filter(MeetingEvent.OfInvitation.class::isInstance)
                        .map(MeetingEvent.OfInvitation.class::cast)
                        .findFirst()
                        .orElse(event);
        var moves =
                Stream.concat(occasion.more().stream(), Stream.of(event))
                        .filter(MeetingRescheduled.class::isInstance)
                        .distinct()
                        .count();
        var change = Change.since(first, event.invitation());
        var words =
                new ChangeWords(wording, phrases.names())
                        .key(occasion.purpose(), change, moves > 1);
        return ofMeeting(occasion.purpose(), words, event, change);
    }

    private Letter.@Nullable Changes changes(@Nullable Change change) {
        return change == null || change.isNothing()
                ? null
                : new Letter.Changes(
                        wording.say("changes"),
                        new ChangeWords(wording, phrases.names()).of(change));
    }

    private static boolean asks(Purpose purpose) {
        return switch (purpose) {
            case INVITATION, RESCHEDULING, WELCOME, REMINDER_UNANSWERED -> true;
            default -> false;
        };
    }

    /** One link for each answer where one is wanted; one to change it where it may be given. */
    private Letter.@Nullable Answers answers(Purpose purpose) {
        var token = Mark.ANSWER.sign();
        if (asks(purpose)) {
            return new Letter.Answers(
                    wording.say("answer.prompt"),
                    Arrays.stream(AnswerKind.values())
                            .map(it -> {
                                var chosen = it.name().toLowerCase(Locale.ROOT);
                                return new Link(
                                        wording.say("answer." + chosen),
                                        phrases.links().answer(token, chosen));
                            })
                            .toList());
        }
        return purpose == Purpose.REMINDER_ATTENDING || purpose == Purpose.ANSWER_NOTED
                ? new Letter.Answers(
                        null,
                        List.of(
                                new Link(
                                        wording.say("answer.change"),
                                        phrases.links().answer(token))))
                : null;
    }

    /** What a member has answered, as it was noted. Their own words are the meeting's alone. */
    Letter ofAnswer(MeetingEvent.OfInvitation event, InvitationAnswered answer) {
        var it = event.invitation();
        var key = "answer-noted." + answer.answer().name().toLowerCase(Locale.ROOT);
        var when = wording.when(it.startsAt(), it.endsAt(), it.timeZone());
        var facts = new ArrayList<Fact>();
        facts.add(phrases.fact("when", when));
        facts.add(phrases.where(it.place(), false));
        if (answer.from() != null || answer.until() != null) {
            facts.add(phrases.fact("answer.part", part(answer.from(), answer.until())));
        }
        if (!answer.recusedFrom().isEmpty()) {
            facts.add(phrases.fact("answer.recused", wording.list(answer.recusedFrom())));
        }
        if (answer.substituteId() != null) {
            phrases.name(answer.substituteId())
                    .ifPresent(name -> facts.add(phrases.fact("answer.substitute", name)));
        }
        if (answer.commented()) {
            facts.add(phrases.fact("answer.comment", wording.say("answer.comment-passed-on")));
        }
        var lead = wording.say(key);
        return phrases.letter("answer")
                .subject(
                        wording.say(
                                "answer-noted.subject",
                                lead,
                                line(titled(it.number(), it.title())),
                                wording.shortWhen(it.startsAt(), it.timeZone())))
                .preheader(line(it.title()) + ", " + when)
                .groups(phrases.groups(it.groupIds()))
                .heading(line(it.title()))
                .lead(
                        List.of(
                                wording.say("answer-noted.lead", lead),
                                wording.say("answer-noted.after")))
                .facts(facts)
                .answers(answers(Purpose.ANSWER_NOTED))
                .signature(phrases.signature(it.contact(), phrases.name(it.secretaryId())))
                .written();
    }

    private String part(@Nullable LocalTime from, @Nullable LocalTime until) {
        return Stream.of(
                        from == null ? "" : wording.say("from", clock(from)),
                        until == null ? "" : wording.say("until", clock(until)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Item item(AgendaItem it) {
        var detail = new ArrayList<String>();
        if (it.presenter() != null) {
            phrases.name(it.presenter()).ifPresent(detail::add);
        }
        if (it.minutes() != null) {
            detail.add(wording.say("minutes", it.minutes()));
        }
        return new Item(
                line(it.number()),
                caseTitled(it.caseNumber(), it.title()),
                String.join(" · ", detail),
                linksTo(it.papers()),
                it.items().stream().map(this::item).toList());
    }
}
