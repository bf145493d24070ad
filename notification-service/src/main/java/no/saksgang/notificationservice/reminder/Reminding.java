package no.saksgang.notificationservice.reminder;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import no.saksgang.chassis.meters.LookedUp;
import no.saksgang.chassis.rest.Lookout;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.MemberId;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.DirectoryHeard;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.mailing.Planning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Plans reminders and sends those whose time has come. Time is the suite's clock, which a
 * demonstration moves: it is looked at often, and what became due on the way is sent in the order
 * in which it was. Who gets one is decided at that moment.
 *
 * <p>A reminder is claimed, its mailing planned under an id that follows from it, then it is marked
 * as sent. Whoever dies in between leaves a claim that ends, and the next finds the mailing there.
 */
@Component
public class Reminding extends Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMillis(100);
    private static final Duration LOOK_AT_THE_STORE = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Reminders reminders;
    private final Directory directory;
    private final Planning planning;
    private final FollowUpTimes followUps;
    private final Clock clock;
    private final Counter late;
    private final Timer lateness;
    private final Semaphore news = new Semaphore(0);
    private volatile Instant nextDue = Instant.MAX;

    Reminding(
            Reminders reminders,
            Directory directory,
            Planning planning,
            FollowUpTimes followUps,
            Clock clock,
            MeterRegistry meters) {
        this.reminders = reminders;
        this.directory = directory;
        this.planning = planning;
        this.followUps = followUps;
        this.clock = clock;
        this.late =
                Counter.builder("saksgang.reminders.late")
                        .description("Reminders sent more than a minute after their time")
                        .register(meters);
        this.lateness =
                Timer.builder("saksgang.reminders.sent")
                        .description("Reminders sent, and how long after their time")
                        .serviceLevelObjectives(
                                Duration.ofSeconds(1), Duration.ofSeconds(10), LATE, A_DAY)
                        .register(meters);
        var due = new LookedUp<>(this::count);
        Gauge.builder("saksgang.reminders.due", () -> due.figure(Long::doubleValue))
                .description("Reminders whose time has come, and that are not sent")
                .register(meters);
        var waiting = new LookedUp<>(reminders::waiting);
        Gauge.builder("saksgang.reminders.waiting", () -> waiting.figure(Long::doubleValue))
                .description("Reminders that wait, most of them for their time")
                .register(meters);
    }

    // --- planning

    void hear(Envelope<MeetingEvent> heard) {
        keep(heard, matter -> matter.afterMeeting(heard));
    }

    void hearOfReferat(Envelope<ReferatEvent> heard) {
        keep(heard, matter -> matter.afterReferat(heard));
    }

    void hearOfFollowUp(Envelope<FollowUpEvent> heard) {
        keep(heard, matter -> matter.afterFollowUp(heard));
    }

    private void keep(Envelope<?> heard, UnaryOperator<Matter> fold) {
        var before = reminders.matter(heard.subject().toString());
        if (before.sequence() >= heard.sequence()) {
            return;
        }
        var now = fold.apply(before);
        // The reminders first: were the matter first and the process died, nobody would plan them.
        plan(now);
        reminders.keepNewest(now);
    }

    /** A group's times may be others now, or known at last. */
    @EventListener
    void heard(DirectoryHeard heard) {
        if (!heard.groups().isEmpty()) {
            reminders.ofGroups(heard.groups()).forEach(this::plan);
        }
    }

    private void plan(Matter matter) {
        // Where the times are not known yet, this is called again when they are.
        wanted(matter)
                .ifPresent(wanted -> {
                    for (var purpose : matter.purposes()) {
                        var at = wanted.get(purpose);
                        if (at == null) {
                            reminders.drop(matter.subject(), purpose);
                        } else {
                            reminders.plan(matter.subject(), purpose, matter.asked(), at);
                        }
                    }
                });
        news.release();
    }

    /** When which are due; empty as long as the times of its groups are not known. */
    private Optional<Map<Purpose, Instant>> wanted(Matter matter) {
        var groups = matter.groups().stream().map(directory::group).toList();
        if (groups.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var known = groups.stream().flatMap(Optional::stream).toList();
        var due = matter.due(known.stream().map(Directory.Group::reminders).toList(), followUps);
        var said =
                known.stream()
                        .map(Directory.Group::saidAt)
                        .filter(it -> it.isAfter(matter.saidAt()))
                        .max(Instant::compareTo)
                        .orElse(matter.saidAt());
        due.values().removeIf(at -> !at.isAfter(said));
        return Optional.of(due);
    }

    // --- foreseeing

    /** The reminders that events of one meeting would add. Nothing is stored. */
    public List<Foreseen> foresee(List<Envelope<MeetingEvent>> said) {
        return foresee(said, Matter::afterMeeting);
    }

    /** The reminders that events of one referat would add. Nothing is stored. */
    public List<Foreseen> foreseeOfReferat(List<Envelope<ReferatEvent>> said) {
        return foresee(said, Matter::afterReferat);
    }

    /** The reminders that events of one follow-up would add. Nothing is stored. */
    public List<Foreseen> foreseeOfFollowUp(List<Envelope<FollowUpEvent>> said) {
        return foresee(said, Matter::afterFollowUp);
    }

    private <E extends Event> List<Foreseen> foresee(
            List<Envelope<E>> said, BiFunction<Matter, Envelope<E>, Matter> fold) {
        var before = reminders.matter(said.getFirst().subject().toString());
        var after = before;
        for (var it : said) {
            after = it.sequence() > after.sequence() ? fold.apply(after, it) : after;
        }
        var about = after.about();
        var coming = coming(before);
        var foreseen = new ArrayList<Foreseen>();
        for (var it : coming(after).entrySet()) {
            var added = new ArrayList<>(it.getValue());
            added.removeAll(coming.getOrDefault(it.getKey(), Set.of()));
            if (about != null) {
                foreseen.add(new Foreseen(cause(it.getKey(), about, added), it.getKey().dueAt()));
            }
        }
        return foreseen;
    }

    /** Whom each reminder would go to if nothing else happened. */
    private Map<Reminder, Set<MemberId>> coming(Matter matter) {
        var coming = new LinkedHashMap<Reminder, Set<MemberId>>();
        wanted(matter)
                .orElse(Map.of())
                .forEach((purpose, at) -> {
                    if (!reminders.wasSent(matter.subject(), purpose, matter.asked())) {
                        coming.put(
                                new Reminder(matter.subject(), purpose, matter.asked(), at, 0),
                                new LinkedHashSet<>(matter.concerned(purpose)));
                    }
                });
        return coming;
    }

    private static Cause cause(Reminder reminder, Event about, List<MemberId> concerned) {
        return Cause.ofReminder(
                new Cause.Said(reminder.cause(), about, reminder.dueAt(), null),
                reminder.purpose(),
                concerned);
    }

    // --- sending

    @Override
    protected void look() {
        var startedAt = clock.instant();
        var lookAgain = MachineTime.now();
        while (goesOn()) {
            try {
                var told = news.tryAcquire(LOOK_AT_THE_CLOCK.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (told
                        || !nextDue.isAfter(clock.instant())
                        || !MachineTime.now().isBefore(lookAgain)) {
                    sendDue(startedAt);
                    lookAgain = MachineTime.now().plus(LOOK_AT_THE_STORE);
                }
            } catch (InterruptedException stop) {
                return;
            } catch (MongoException | DataAccessException away) {
                LOG.debug("the store is away; reminders wait", away);
            } catch (RuntimeException failed) {
                LOG.error("a reminder cannot be sent", failed);
            }
        }
    }

    private void sendDue(Instant startedAt) {
        for (var reminder : reminders.earliest()) {
            if (reminder.dueAt().isAfter(clock.instant())) {
                nextDue = reminder.dueAt();
                return;
            }
            reminders.claim(reminder).ifPresent(claimed -> send(claimed, startedAt));
        }
        // Nothing waits, or there are more that are due than were looked at: look again soon.
        nextDue = Instant.MAX;
    }

    private void send(Reminder claimed, Instant startedAt) {
        var matter = reminders.matter(claimed.subject());
        if (matter.asked() < claimed.asked()) {
            // What it was planned for is about to be written; the claim ends, and it is looked at
            // again.
            return;
        }
        var about = matter.about();
        var now = clock.instant();
        // Due while nobody was here, and now the meeting has begun: better none than one too late.
        var tooLate =
                claimed.dueAt().isBefore(startedAt)
                        && !now.isBefore(matter.endsAt(claimed.purpose()));
        if (about != null && !matter.over() && matter.asked() == claimed.asked() && !tooLate) {
            planning.plan(cause(claimed, about, matter.concerned(claimed.purpose())));
            var after = Duration.between(claimed.dueAt(), now);
            lateness.record(after.isNegative() ? Duration.ZERO : after);
            if (after.compareTo(LATE) > 0) {
                late.increment();
            }
        }
        reminders.sent(claimed);
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public long count() {
        return reminders.dueAt(clock.instant());
    }

    @Override
    public Optional<Instant> nextAt() {
        return reminders.nextAfter(clock.instant());
    }
}
