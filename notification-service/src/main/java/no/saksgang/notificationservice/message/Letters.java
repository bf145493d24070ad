package no.saksgang.notificationservice.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.notificationservice.message.Letter.Fact;
import no.saksgang.notificationservice.message.Letter.Item;
import no.saksgang.notificationservice.message.Letter.Link;
import no.saksgang.notificationservice.message.Letter.Minutes;
import no.saksgang.notificationservice.message.Letter.MinutesItem;
import no.saksgang.notificationservice.message.Letter.Prose;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;

/** What each mail says, in one language. Each purpose has its own words, under its own key. */
final class Letters {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm");

    /** What an inbox shows of a subject. */
    private static final int LONGEST_HEADING = 70;

    private final Wording wording;
    private final Names names;
    private final Links links;

    Letters(Wording wording, Names names, Links links) {
        this.wording = wording;
        this.names = names;
        this.links = links;
    }

    Letter of(Occasion occasion) {
        return switch (occasion.purpose()) {
            case INVITATION,
                    CANCELLATION,
                    WELCOME,
                    FAREWELL,
                    REMINDER_UNANSWERED,
                    REMINDER_ATTENDING ->
                    ofMeeting(
                            occasion.purpose(),
                            key(occasion.purpose()),
                            (MeetingEvent.OfInvitation) occasion.event(),
                            null);
            case AMENDMENT, RESCHEDULING, PAPER -> ofChange(occasion);
            case ANSWER_NOTED ->
                    ofAnswer(
                            (MeetingEvent.OfInvitation) occasion.event(),
                            (InvitationAnswered) occasion.more().getFirst());
            case REFERAT_DRAFT, REMINDER_UNCOMMENTED ->
                    ofDraft(occasion.purpose(), (ReferatCirculated) occasion.event());
            case REFERAT_APPROVED ->
                    ofReferat(
                            occasion.purpose(),
                            ((ReferatApproved) occasion.event()).referat(),
                            null);
            case REFERAT_CORRECTED -> {
                var corrected = (ReferatCorrected) occasion.event();
                yield ofReferat(occasion.purpose(), corrected.referat(), corrected.reason());
            }
            case CONFERENCE, CONFERENCE_CHANGED, CONFERENCE_CANCELLED ->
                    ofConference(
                            occasion.purpose(), (ConferenceEvent.OfConference) occasion.event());
            case ANNOUNCEMENT -> ofAnnouncement((AnnouncementPublished) occasion.event());
            case DIGEST -> ofDigest(occasion);
            case REMINDER_FOLLOW_UP, REMINDER_FOLLOW_UP_LATE ->
                    ofFollowUp(
                            occasion.purpose(),
                            ((FollowUpEvent.OfFollowUp) occasion.event()).followUp());
        };
    }

    private Letter ofChange(Occasion occasion) {
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
        var words = new ChangeWords(wording, names).key(occasion.purpose(), change, moves > 1);
        return ofMeeting(occasion.purpose(), words, event, change);
    }

    /**
     * @param words under which the mail begins
     * @param change what is another than before, where that is what is told
     */
    private Letter ofMeeting(
            Purpose purpose,
            String words,
            MeetingEvent.OfInvitation event,
            @Nullable Change change) {
        var it = event.invitation();
        var zone = it.timeZone();
        var gone = purpose == Purpose.CANCELLATION || purpose == Purpose.FAREWELL;
        var facts = new ArrayList<Fact>();
        var when = wording.when(it.startsAt(), it.endsAt(), zone);
        facts.add(gone ? past("when", when) : fact("when", when));
        facts.add(where(it.place(), gone));
        if (!gone) {
            name(it.leaderId()).ifPresent(leader -> facts.add(fact("leader", leader)));
            if (it.answerBy() != null && asks(purpose)) {
                facts.add(fact("answer-by", wording.when(it.answerBy(), zone)));
            }
        }
        var reason = event instanceof MeetingCancelled(_, var why) ? why : null;
        var lead = lead(words, it.title());
        if (reason != null && !reason.isBlank()) {
            lead.add(wording.say("reason", line(reason)));
        }
        var showsAgenda = !gone && purpose != Purpose.PAPER;
        var papers = change != null && purpose == Purpose.PAPER ? change.newPapers() : it.papers();
        var reached = links(papers);
        return new Letter(
                wording.tag(),
                subject(
                        words,
                        titled(it.number(), it.title()),
                        wording.shortWhen(it.startsAt(), zone)),
                when + ", " + line(it.place().name()),
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.groupIds()),
                line(it.title()),
                lead,
                changes(change),
                facts,
                purpose == Purpose.PAPER && reached.size() == 1
                        ? new Link(wording.say("open-paper"), reached.getFirst().url())
                        : null,
                answers(purpose),
                null,
                wording.say("agenda"),
                showsAgenda ? it.agenda().stream().map(this::item).toList() : List.of(),
                wording.say("papers"),
                gone ? List.of() : reached,
                null,
                signature(it.contact(), name(it.secretaryId())),
                wording.say("why.meeting"),
                preferences());
    }

    private Letter.@Nullable Changes changes(@Nullable Change change) {
        return change == null || change.isNothing()
                ? null
                : new Letter.Changes(
                        wording.say("changes"), new ChangeWords(wording, names).of(change));
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
                                        links.answer(token, chosen));
                            })
                            .toList());
        }
        return purpose == Purpose.REMINDER_ATTENDING || purpose == Purpose.ANSWER_NOTED
                ? new Letter.Answers(
                        null, List.of(new Link(wording.say("answer.change"), links.answer(token))))
                : null;
    }

    /** What is said of the meeting in a calendar, whatever mail it comes with. */
    Letter invitation(MeetingEvent.OfInvitation event) {
        return ofMeeting(Purpose.INVITATION, key(Purpose.INVITATION), event, null);
    }

    /** The same of a conference. */
    Letter conference(ConferenceEvent.OfConference event) {
        return ofConference(Purpose.CONFERENCE, event);
    }

    /** What a member has answered, as it was noted. Their own words are the meeting's alone. */
    private Letter ofAnswer(MeetingEvent.OfInvitation event, InvitationAnswered answer) {
        var it = event.invitation();
        var key = "answer-noted." + answer.answer().name().toLowerCase(Locale.ROOT);
        var when = wording.when(it.startsAt(), it.endsAt(), it.timeZone());
        var facts = new ArrayList<Fact>();
        facts.add(fact("when", when));
        facts.add(where(it.place(), false));
        if (answer.from() != null || answer.until() != null) {
            facts.add(fact("answer.part", part(answer.from(), answer.until())));
        }
        if (!answer.recusedFrom().isEmpty()) {
            facts.add(fact("answer.recused", wording.list(answer.recusedFrom())));
        }
        if (answer.substituteId() != null) {
            name(answer.substituteId())
                    .ifPresent(name -> facts.add(fact("answer.substitute", name)));
        }
        if (answer.commented()) {
            facts.add(fact("answer.comment", wording.say("answer.comment-passed-on")));
        }
        var lead = wording.say(key);
        return new Letter(
                wording.tag(),
                wording.say(
                        "answer-noted.subject",
                        lead,
                        line(titled(it.number(), it.title())),
                        wording.shortWhen(it.startsAt(), it.timeZone())),
                line(it.title()) + ", " + when,
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.groupIds()),
                line(it.title()),
                List.of(wording.say("answer-noted.lead", lead), wording.say("answer-noted.after")),
                null,
                facts,
                null,
                answers(Purpose.ANSWER_NOTED),
                null,
                "",
                List.of(),
                "",
                List.of(),
                null,
                signature(it.contact(), name(it.secretaryId())),
                wording.say("why.answer"),
                preferences());
    }

    private String part(@Nullable LocalTime from, @Nullable LocalTime until) {
        return Stream.of(
                        from == null ? "" : wording.say("from", clock(from)),
                        until == null ? "" : wording.say("until", clock(until)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Letter ofDraft(Purpose purpose, ReferatCirculated it) {
        var by = wording.when(it.commentsBy(), it.timeZone());
        var facts = new ArrayList<Fact>();
        facts.add(fact("comments-by", by));
        facts.add(fact("meeting", wording.when(it.startsAt(), it.endsAt(), it.timeZone())));
        facts.add(where(it.place(), false));
        return new Letter(
                wording.tag(),
                subject(key(purpose), it.title(), wording.shortDay(it.startsAt(), it.timeZone())),
                wording.say("comments-by") + ": " + by,
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.groupIds()),
                line(it.title()),
                lead(key(purpose), by),
                null,
                facts,
                null,
                null,
                null,
                "",
                List.of(),
                "",
                List.of(),
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
                                null),
                signature(it.contact(), Optional.of(name(it.secretary()))),
                wording.say("why.meeting"),
                preferences());
    }

    private Letter ofReferat(Purpose purpose, ApprovedReferat it, @Nullable String reason) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("meeting", wording.when(it.startsAt(), it.endsAt(), it.timeZone())));
        facts.add(where(it.place(), false));
        var lead = lead(key(purpose), it.title());
        if (reason != null && !reason.isBlank()) {
            lead.add(wording.say("correction", line(reason)));
        }
        return new Letter(
                wording.tag(),
                subject(
                        key(purpose),
                        titled(it.number(), it.title()),
                        wording.shortDay(it.startsAt(), it.timeZone())),
                lead.getFirst(),
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.groupIds()),
                line(it.title()),
                lead,
                null,
                facts,
                null,
                null,
                null,
                "",
                List.of(),
                wording.say("papers"),
                links(it.papers()),
                minutes(
                        it.leader(),
                        it.secretary(),
                        it.attendance(),
                        it.references(),
                        it.introduction(),
                        it.items(),
                        it.closing(),
                        it.comments(),
                        approval(it)),
                signature(it.contact(), Optional.of(name(it.secretary()))),
                wording.say("why.meeting"),
                preferences());
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

    private Letter ofConference(Purpose purpose, ConferenceEvent.OfConference event) {
        var it = event.conference();
        var gone = purpose == Purpose.CONFERENCE_CANCELLED;
        var facts = new ArrayList<Fact>();
        if (event instanceof ConferenceChanged(_, var before)) {
            var then = when(before.date(), before.startsAt(), before.endsAt(), it.timeZone());
            if (!then.equals(when(it))) {
                facts.add(past("earlier", then));
            }
            if (!before.place().equals(it.place())) {
                facts.add(past("earlier-place", line(before.place().name())));
            }
        }
        facts.add(gone ? past("when", when(it)) : fact("when", when(it)));
        facts.add(where(it.place(), gone));
        if (!it.partners().isEmpty()) {
            facts.add(
                    fact(
                            "partners",
                            wording.list(it.partners().stream().map(Plain::line).toList())));
        }
        var registration = it.registration();
        var url = Plain.link(registration.url());
        if (!gone) {
            if (registration.by() != null) {
                facts.add(fact("register-by", wording.when(registration.by(), it.timeZone())));
            }
            if (registration.capacity() != null) {
                facts.add(fact("capacity", Integer.toString(registration.capacity())));
            }
        }
        var lead = lead(key(purpose), it.title());
        if (event instanceof ConferenceCancelled(_, var reason) && !reason.isBlank()) {
            lead.add(wording.say("reason", line(reason)));
        }
        return new Letter(
                wording.tag(),
                subject(key(purpose), it.title(), shortWhen(it)),
                when(it) + ", " + line(it.place().name()),
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.audience().groupIds()),
                line(it.title()),
                lead,
                null,
                facts,
                gone || url == null ? null : new Link(wording.say("register"), url),
                null,
                gone || it.description() == null ? null : Prose.of(it.description()),
                "",
                List.of(),
                "",
                List.of(),
                null,
                signature(it.contact(), Optional.empty()),
                wording.say("why.conference"),
                preferences());
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

    private Letter ofAnnouncement(AnnouncementPublished it) {
        var body = Prose.of(it.body());
        return new Letter(
                wording.tag(),
                line(it.title()),
                shortened(Plain.line(body.text())),
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.audience().groupIds()),
                line(it.title()),
                List.of(),
                null,
                List.of(),
                null,
                null,
                body,
                "",
                List.of(),
                "",
                List.of(),
                null,
                signature(it.contact(), Optional.empty()),
                wording.say("why.announcement"),
                preferences());
    }

    private Letter ofDigest(Occasion occasion) {
        var news =
                Stream.concat(Stream.of(occasion.event()), occasion.more().stream())
                        .map(AnnouncementPublished.class::cast)
                        .toList();
        var titles = wording.list(news.stream().map(it -> line(it.title())).toList());
        return new Letter(
                wording.tag(),
                wording.say("digest.subject", shortened(titles)),
                wording.say("digest.lead", news.size()),
                wording.say("greeting", Mark.NAME.sign()),
                groups(
                        news.stream()
                                .flatMap(it -> it.audience().groupIds().stream())
                                .distinct()
                                .toList()),
                wording.say("digest.heading"),
                List.of(wording.say("digest.lead", news.size())),
                null,
                List.of(),
                null,
                null,
                Prose.ofSeveral(
                        news.stream()
                                .map(it -> new Prose.Titled(line(it.title()), it.body()))
                                .toList()),
                "",
                List.of(),
                "",
                List.of(),
                null,
                signature(news.getFirst().contact(), Optional.empty()),
                wording.say("why.digest"),
                preferences());
    }

    private Letter ofFollowUp(Purpose purpose, FollowUpDetails it) {
        var text = line(it.text());
        var heading = shortened(text, LONGEST_HEADING);
        var due = it.due();
        var facts = new ArrayList<Fact>();
        if (it.dueDay() != null) {
            facts.add(
                    fact(
                            "follow-up.due",
                            wording.day(it.dueDay())
                                    + (due == null || due.by() == null
                                            ? ""
                                            : " (" + due(due) + ")")));
        }
        if (it.meetingTitle() != null && it.meetingStartsAt() != null) {
            facts.add(
                    fact(
                            "meeting",
                            line(it.meetingTitle())
                                    + ", "
                                    + wording.shortDay(it.meetingStartsAt(), it.timeZone())));
        }
        if (it.itemNumber() != null) {
            facts.add(fact("follow-up.item", line(it.itemNumber())));
        }
        if (it.owners().size() > 1) {
            facts.add(
                    fact(
                            "follow-up.owners",
                            wording.list(it.owners().stream().map(this::name).toList())));
        }
        return new Letter(
                wording.tag(),
                subject(
                        key(purpose),
                        heading,
                        it.dueDay() == null ? "" : wording.shortDay(it.dueDay())),
                text,
                wording.say("greeting", Mark.NAME.sign()),
                groups(it.groupIds()),
                heading,
                lead(key(purpose), heading),
                null,
                facts,
                new Link(wording.say("follow-up.close"), links.closing(Mark.CLOSING.sign())),
                null,
                heading.equals(text) ? null : Prose.plain(text),
                "",
                List.of(),
                "",
                List.of(),
                null,
                signature(it.contact(), Optional.empty()),
                wording.say("why.follow-up"),
                preferences());
    }

    private Link preferences() {
        return new Link(wording.say("preferences"), links.preferences(Mark.PREFERENCES.sign()));
    }

    private static String shortened(String text) {
        return shortened(text, 140);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var space = text.lastIndexOf(' ', most);
        return text.substring(0, space < 0 ? most : space) + " …";
    }

    private Item item(AgendaItem it) {
        var detail = new ArrayList<String>();
        if (it.presenter() != null) {
            name(it.presenter()).ifPresent(detail::add);
        }
        if (it.minutes() != null) {
            detail.add(wording.say("minutes", it.minutes()));
        }
        return new Item(
                line(it.number()),
                caseTitled(it.caseNumber(), it.title()),
                String.join(" · ", detail),
                links(it.papers()),
                it.items().stream().map(this::item).toList());
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
        attendance.add(fact("leader", person(leader)));
        attendance.add(fact("secretary", person(secretary)));
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
        it.decisions().forEach(d -> outcomes.add(fact("decision", line(d.text()))));
        it.proposals()
                .forEach(p ->
                        outcomes.add(
                                fact(
                                        "proposal",
                                        line(p.text())
                                                + (p.to() == null ? "" : " → " + line(p.to())))));
        it.followUps().forEach(f -> outcomes.add(fact("follow-up", followUp(f))));
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
                                                s.speakers().stream().map(this::name).toList()),
                                        Prose.of(s.body())))
                        .toList(),
                outcomes,
                it.items().stream().map(this::minutesItem).toList());
    }

    private String followUp(ReferatItem.FollowUp it) {
        var more = new ArrayList<String>();
        if (!it.owners().isEmpty()) {
            more.add(wording.list(it.owners().stream().map(this::name).toList()));
        }
        if (it.due() != null) {
            more.add(wording.say("due", due(it.due())));
        }
        return line(it.text()) + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private String due(Due due) {
        if (due.on() != null) {
            return wording.shortDay(due.on());
        }
        if (due.by() != null) {
            var quarter = due.by().indexOf("-Q");
            return quarter < 0
                    ? line(due.by())
                    : wording.say(
                            "quarter",
                            due.by().substring(quarter + 2),
                            due.by().substring(0, quarter));
        }
        return line(Objects.requireNonNull(due.when()));
    }

    private Optional<Fact> people(String key, List<Person> people) {
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        fact(key, String.join(", ", people.stream().map(this::person).toList())));
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
        return name(it) + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    /** A draft names members by id, and one may have been forgotten since. */
    private String name(Person it) {
        return it.name().isBlank() && it.memberId() != null
                ? name(it.memberId()).orElseGet(() -> wording.say("forgotten"))
                : line(it.name());
    }

    private static String clock(LocalTime time) {
        return CLOCK.format(time);
    }

    private Optional<Fact> reference(String key, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(fact(key, line(value)));
    }

    private Fact where(Place place, boolean past) {
        var value =
                line(place.name())
                        + (place.address() == null || place.address().isBlank()
                                ? ""
                                : ", " + line(place.address()));
        return new Fact(wording.say("where"), value, past ? null : Plain.link(place.url()), past);
    }

    private Fact fact(String key, String value) {
        return Fact.of(wording.say(key), value);
    }

    private Fact past(String key, String value) {
        return new Fact(wording.say(key), value, null, true);
    }

    private static List<Link> links(List<Paper> papers) {
        return papers.stream()
                .flatMap(paper ->
                        Stream.ofNullable(Plain.link(paper.url()))
                                .map(url -> new Link(line(paper.title()), url)))
                .toList();
    }

    private List<String> groups(List<GroupId> ids) {
        return ids.stream().flatMap(id -> names.of(id).stream()).map(Plain::line).toList();
    }

    private Optional<String> name(MemberId member) {
        return names.of(member).map(Plain::line);
    }

    private List<String> signature(@Nullable Contact contact, Optional<String> person) {
        var lines = new ArrayList<String>();
        person.ifPresent(lines::add);
        if (contact != null) {
            lines.add(line(contact.name()));
            lines.add(line(contact.email()));
        }
        return lines;
    }

    private List<String> lead(String key, String about) {
        var paragraphs = new ArrayList<String>();
        for (var paragraph : wording.say(key + ".lead", line(about)).split("\n")) {
            if (!paragraph.isBlank()) {
                paragraphs.add(paragraph.strip());
            }
        }
        return paragraphs;
    }

    private String subject(String key, String title, String when) {
        return wording.say(key + ".subject", line(title), when);
    }

    private static String titled(@Nullable String number, String title) {
        return number == null || number.isBlank() ? title : title + " " + number;
    }

    static String caseTitled(@Nullable String caseNumber, String title) {
        return caseNumber == null || caseNumber.isBlank()
                ? line(title)
                : line(caseNumber) + " " + line(title);
    }

    private @Nullable Prose prose(@Nullable String markdown) {
        return markdown == null || markdown.isBlank() ? null : Prose.of(markdown);
    }

    private static String line(String text) {
        return Plain.line(text);
    }

    static String key(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
