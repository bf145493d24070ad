package no.saksgang.portal.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.LeftBehind;
import no.saksgang.portal.services.Mailing;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Status;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.stream.LastEvents;
import no.saksgang.portal.stream.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers from the services what the first page shows to one person. */
@Component
class Overview {
    private static final int AHEAD = 12;
    private static final int MAILINGS = 10;

    /** As many as the service tells of at once. */
    private static final int AT_ONCE = 100;

    private static final int HISTORY = 24;
    private static final int EVENTS = 10;
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration TWO_MONTHS = Duration.ofDays(60);
    private static final Duration RECENT = Duration.ofDays(365);

    private final MeetingService meetings;
    private final NotificationService notifications;
    private final LeftBehind leftBehind;
    private final LastEvents lastEvents;
    private final Clock clock;

    Overview(
            MeetingService meetings,
            NotificationService notifications,
            LeftBehind leftBehind,
            LastEvents lastEvents,
            Clock clock) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.leftBehind = leftBehind;
        this.lastEvents = lastEvents;
        this.clock = clock;
    }

    /**
     * A meeting that lies ahead.
     *
     * @param answer what the person at the page has answered; null if nothing, or not invited
     */
    record Ahead(Meeting meeting, boolean invited, Meeting.@Nullable Answer answer) {}

    /** All that one page shows something of: of the last two years, and all that lie ahead. */
    List<Meeting> meetings() {
        return meetings.all(
                Meeting.class, "/meetings?from={from}&limit=100", clock.instant().minus(TWO_YEARS));
    }

    List<Ahead> ahead(Person person) {
        return ahead(
                person,
                meetings.page(
                                Meeting.class,
                                "/meetings?from={from}&limit={limit}",
                                clock.instant(),
                                AHEAD)
                        .items());
    }

    /** The next of some meetings, which are in the order of time. */
    List<Ahead> ahead(Person person, List<Meeting> some) {
        var now = clock.instant();
        return some.stream()
                .filter(it -> !it.startsAt().isBefore(now))
                .limit(AHEAD)
                .filter(it -> it.status() == Status.PLANNED || it.status() == Status.CONVENED)
                .filter(it -> it.status() == Status.CONVENED || it.runs())
                .map(it -> ahead(it, person.memberId()))
                .toList();
    }

    private static Ahead ahead(Meeting meeting, @Nullable MemberId member) {
        var answer = member == null ? null : meeting.answerOf(member);
        return new Ahead(meeting, member != null && meeting.invitees().contains(member), answer);
    }

    /** What waits for somebody, the most urgent first. */
    List<Task> tasks(Person person) {
        if (!person.seesPapers()) {
            return List.of();
        }
        var now = clock.instant();
        return tasks(
                person,
                meetings.all(
                        Meeting.class,
                        "/meetings?from={from}&to={to}&limit=100",
                        now.minus(RECENT),
                        now.plus(SOON)));
    }

    /** The same, of some meetings. */
    List<Task> tasks(Person person, List<Meeting> some) {
        if (!person.seesPapers()) {
            return List.of();
        }
        var now = clock.instant();
        var recent =
                some.stream()
                        .filter(it -> it.startsAt().isAfter(now.minus(RECENT)))
                        .filter(it -> it.startsAt().isBefore(now.plus(SOON)))
                        .toList();
        var referater = referater(recent);
        var tasks = new ArrayList<Task>();
        for (var meeting : recent) {
            taskOf(meeting, referater.get(meeting.meetingId()), person, now, tasks);
        }
        tasks.sort(Comparator.comparing(Task::due));
        return tasks;
    }

    private record ReferatProgress(
            MeetingId meetingId, Referat.Status status, @Nullable Instant commentsBy) {}

    /** How far the referater of meetings that were held have come; none of what is not begun. */
    private Map<MeetingId, ReferatProgress> referater(List<Meeting> some) {
        var held =
                some.stream()
                        .filter(it -> it.status() == Status.HELD)
                        .map(it -> (Object) it.meetingId())
                        .toList();
        var known = new HashMap<MeetingId, ReferatProgress>();
        for (var from = 0; from < held.size(); from += AT_ONCE) {
            var batch = held.subList(from, Math.min(held.size(), from + AT_ONCE));
            var path =
                    "/referater?meeting="
                            + String.join(",", batch.stream().map(_ -> "{id}").toList());
            meetings.page(ReferatProgress.class, path, batch.toArray())
                    .items()
                    .forEach(it -> known.put(it.meetingId(), it));
        }
        return known;
    }

    private static void taskOf(
            Meeting meeting,
            @Nullable ReferatProgress referat,
            Person person,
            Instant now,
            List<Task> tasks) {
        switch (meeting.status()) {
            case PLANNED -> {
                if (meeting.runs()) {
                    tasks.add(
                            Task.of(
                                    Task.Kind.APPROVE_AGENDA,
                                    meeting,
                                    meeting.startsAt().minus(Duration.ofDays(14)),
                                    now));
                }
            }
            case CONVENED -> {
                var member = person.memberId();
                if (member != null
                        && meeting.invitees().contains(member)
                        && meeting.answerOf(member) == null) {
                    tasks.add(
                            Task.of(
                                    Task.Kind.ANSWER,
                                    meeting,
                                    meeting.answerBy() == null
                                            ? meeting.startsAt()
                                            : meeting.answerBy(),
                                    now));
                }
            }
            case HELD -> afterwards(meeting, referat, person, now, tasks);
            case CONCLUDED, CANCELLED -> {}
        }
    }

    private static void afterwards(
            Meeting meeting,
            @Nullable ReferatProgress referat,
            Person person,
            Instant now,
            List<Task> tasks) {
        var status = referat == null ? Referat.Status.UNWRITTEN : referat.status();
        switch (status) {
            case UNWRITTEN, DRAFTED -> {
                if (meeting.runs()) {
                    tasks.add(
                            Task.of(
                                    Task.Kind.WRITE_REFERAT,
                                    meeting,
                                    meeting.endsAt().plus(Duration.ofDays(7)),
                                    now));
                }
            }
            case CIRCULATED -> {
                var by =
                        referat == null || referat.commentsBy() == null
                                ? now
                                : referat.commentsBy();
                if (!by.isAfter(now)) {
                    if (person.isSecretariat()) {
                        tasks.add(Task.of(Task.Kind.APPROVE_REFERAT, meeting, by, now));
                    }
                } else if (meeting.concerns(person.memberId())) {
                    tasks.add(Task.of(Task.Kind.COMMENT, meeting, by, now));
                }
            }
            case APPROVED -> {}
        }
    }

    /** How much the services could not do by themselves; nothing for who may not see it. */
    long leftBehind(Person person) {
        return person.isSecretariat() ? leftBehind.count() : 0;
    }

    /**
     * What goes out now, or went out last, and how many people mail does not reach.
     *
     * @param away whether nobody can say now
     */
    record Mail(boolean away, List<Mailing> mailings, int unreachable) {
        static final Mail NONE = new Mail(false, List.of(), 0);
    }

    /** The mail; nothing for who may not see it. That it is unknown hides nothing else. */
    Mail mail(Person person) {
        if (!person.seesMailings()) {
            return Mail.NONE;
        }
        try {
            var newest =
                    notifications.page(Mailing.class, "/mailings?newest&limit={limit}", MAILINGS);
            var unreachable =
                    person.isSecretariat()
                            ? notifications
                                    .page(Unreachable.class, "/unreachable?limit=100")
                                    .items()
                                    .size()
                            : 0;
            return new Mail(false, newest.items(), unreachable);
        } catch (ServiceAway away) {
            return new Mail(true, List.of(), 0);
        }
    }

    private record Unreachable(MemberId memberId) {}

    /** How meetings that were held were answered and attended, the oldest first. */
    History history(Person person) {
        if (!person.seesPapers()) {
            return new History(List.of());
        }
        var now = clock.instant();
        return history(
                person,
                meetings.all(
                        Meeting.class,
                        "/meetings?from={from}&to={to}&limit=100",
                        now.minus(TWO_YEARS),
                        now));
    }

    /** The same, of some meetings. */
    History history(Person person, List<Meeting> some) {
        if (!person.seesPapers()) {
            return new History(List.of());
        }
        return History.of(
                some.stream()
                        .filter(it -> it.status() == Status.HELD || it.status() == Status.CONCLUDED)
                        .toList(),
                HISTORY);
    }

    /**
     * An event.
     *
     * @param meeting that it is about; null where it is about something else, or a meeting that the
     *     person does not see or that is long over
     */
    record Happened(Said said, @Nullable Meeting meeting) {}

    /** What happened last, the newest first. */
    List<Happened> happened() {
        return happened(
                meetings.all(
                        Meeting.class,
                        "/meetings?from={from}&limit=100",
                        clock.instant().minus(TWO_MONTHS)));
    }

    /** The same, with what they are about if that is one of some meetings. */
    List<Happened> happened(List<Meeting> some) {
        var byId = new HashMap<String, Meeting>();
        some.forEach(it -> byId.put(it.meetingId().value(), it));
        return lastEvents.of(EVENTS).stream()
                .map(it -> new Happened(it, byId.get(it.meeting())))
                .toList();
    }
}
