package no.saksgang.notificationservice.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import no.saksgang.chassis.rest.Lookout;
import no.saksgang.chassis.store.StoreAway;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.Envelope;
import no.saksgang.events.Subject;
import no.saksgang.events.Topic;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.directory.Progress;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.mailing.Planning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has people told of a meeting: some of it at once, changes of what they were called to when no
 * more are waited for. Time is that of the events, and the suite's clock.
 *
 * <p>So changes whose time is up wait until all is heard that Kafka holds, if the service was away:
 * what came in time belongs to them. They do not wait for longer than a setting says.
 *
 * <p>Who is told what is first decided on and kept, then planned under ids that follow from it,
 * then let go of: what is mailed at once together with what the event does to the changes that are
 * gathered, since either depends on the other; and changes are put aside as they are, so that
 * nothing is added any more. Whoever dies in between leaves it to the next, who plans the same to
 * the same people: nothing is lost, and nothing comes twice.
 */
@Component
public class Telling extends Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final int ATTEMPTS = 50;
    private static final int MOST_LEFT = 20;

    private final Gatherings gatherings;
    private final Entries entries;
    private final Planning planning;
    private final Progress progress;
    private final String group;
    private final ChangeSettings settings;
    private final Clock clock;

    /** Since when those wait whose time is up, by the machine's time. */
    private final Map<String, Instant> waitingSince = new HashMap<>();

    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    /** What could not be told, so many times, and is tried again. */
    private record Failing(int times, Instant again) {
        static Failing after(@Nullable Failing before) {
            var times = before == null ? 1 : before.times() + 1;
            return new Failing(
                    times,
                    MachineTime.now()
                            .plus(
                                    FIRST_RETRY.multipliedBy(
                                            1L << Math.min(times - 1, MOST_DOUBLINGS))));
        }

        boolean isOver() {
            return !again.isAfter(MachineTime.now());
        }
    }

    Telling(
            Gatherings gatherings,
            Entries entries,
            Planning planning,
            Progress progress,
            @Value("${spring.cloud.stream.bindings.mailOfMeetings-in-0.group}") String group,
            ChangeSettings settings,
            Clock clock) {
        this.gatherings = gatherings;
        this.entries = entries;
        this.planning = planning;
        this.progress = progress;
        this.group = group;
        this.settings = settings;
        this.clock = clock;
    }

    void hear(Envelope<MeetingEvent> heard) {
        if (!(heard.event() instanceof MeetingEvent.OfInvitation)) {
            return;
        }
        var subject = heard.subject().toString();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = gatherings.of(subject);
            if (before.hasForgotten(heard.sequence())) {
                LOG.warn(
                        "{} causes no mail: so many came after it that it counts as heard",
                        heard.id());
                return;
            }
            if (before.knows(heard.sequence())) {
                return;
            }
            // What this event does not belong to comes first; but what cannot be told must not keep
            // a cancellation back.
            if (before.isDue(heard.time())
                    && !isHeldOff(subject)
                    && tellOrSay(subject, heard.time())) {
                continue;
            }
            if (before.atOnce().size() > MOST_LEFT) {
                throw new IllegalStateException(subject + " has too much that cannot be mailed");
            }
            var after = before.after(heard, settings);
            if (gatherings.keep(after)) {
                // With no time to wait, the next event must not be waited for either.
                if (after.isDue(heard.time())) {
                    tellOrSay(subject, heard.time());
                }
                return;
            }
        }
        throw new IllegalStateException(subject + " was changed by others all the time");
    }

    /** Tells what is due of a meeting, and what somebody left half-way. */
    private void tell(String subject, Instant now) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var gathering = gatherings.of(subject);
            if (!gathering.isDue(now)) {
                return;
            }
            var window = gathering.telling();
            if (!gathering.atOnce().isEmpty()) {
                mail(gathering);
            } else if (window == null) {
                gatherings.keep(gathering.begin());
            } else {
                window.told(answers(gathering)).forEach(planning::plan);
                gatherings.keep(gathering.told());
            }
        }
        throw new IllegalStateException(subject + " was changed by others all the time");
    }

    /** Plans what is mailed at once; what cannot be planned keeps nothing else back. */
    private void mail(Gathering gathering) {
        var left = new ArrayList<Cause>();
        var failures = new ArrayList<RuntimeException>();
        for (var cause : gathering.atOnce()) {
            try {
                planning.plan(cause);
            } catch (RuntimeException failed) {
                if (StoreAway.isWhy(failed)) {
                    throw failed;
                }
                left.add(cause);
                failures.add(failed);
            }
        }
        gatherings.keep(gathering.mailedBut(left));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /**
     * The mail that events of one meeting would cause if they were said, and no other. Nothing is
     * stored.
     */
    public List<Foreseen> foresee(List<Envelope<MeetingEvent>> said) {
        var foreseen = new ArrayList<Foreseen>();
        var gathering = gatherings.of(said.getFirst().subject().toString());
        for (var it : said) {
            if (gathering.knows(it.sequence())) {
                continue;
            }
            gathering = gathering.withoutDue(it.time()).after(it, settings);
            gathering.atOnce().forEach(cause -> foreseen.add(new Foreseen(cause, it.time())));
            var open = gathering.open();
            if (open != null && (open.isOver(it.time()) || it.equals(said.getLast()))) {
                open.told(answers(gathering))
                        .forEach(cause -> foreseen.add(new Foreseen(cause, open.dueAt())));
            }
        }
        return foreseen;
    }

    /** The answers that count, as far as the calendars' projection is not behind what was asked. */
    private List<InvitationAnswered> answers(Gathering gathering) {
        return entries.of(Subject.parse(gathering.subject()))
                .filter(it -> gathering.asked() == 0 || it.asked() == gathering.asked())
                .map(it -> it.answers())
                .orElse(List.of());
    }

    // --- what waits

    @Override
    protected void look() {
        while (goesOn()) {
            try {
                tellDue(clock.instant());
            } catch (RuntimeException failed) {
                if (StoreAway.isWhy(failed)) {
                    LOG.debug("the store is away; changes wait", failed);
                } else {
                    LOG.error("changes cannot be looked for", failed);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void tellDue(Instant now) {
        var due = gatherings.due(now);
        var stillDue = new HashSet<>(due);
        waitingSince.keySet().retainAll(stillDue);
        failing.entrySet()
                .removeIf(it -> it.getValue().isOver() && !stillDue.contains(it.getKey()));
        if (due.isEmpty()) {
            return;
        }
        var at = MachineTime.now();
        var allIsHeard = progress.isCurrent(Topic.MEETINGS, group);
        for (var it : due) {
            var since = Objects.requireNonNullElse(waitingSince.putIfAbsent(it, at), at);
            var waited = !at.isBefore(since.plus(settings.waitForEvents()));
            if (!isHeldOff(it)) {
                // What is decided on already waits for nothing.
                tellOrSay(it, allIsHeard || waited ? now : Instant.MIN);
            }
        }
    }

    private boolean isHeldOff(String subject) {
        var failed = failing.get(subject);
        return failed != null && !failed.isOver();
    }

    /**
     * Tells what is due. What cannot be told is tried again later, ever less often, and is said
     * once.
     *
     * @return whether nothing is left
     */
    private boolean tellOrSay(String subject, Instant now) {
        try {
            tell(subject, now);
            failing.remove(subject);
            return true;
        } catch (RuntimeException failed) {
            if (StoreAway.isWhy(failed)) {
                throw failed;
            }
            var before = failing.get(subject);
            if (before == null) {
                LOG.error(
                        "what {} has changed cannot be told, and is tried again", subject, failed);
            } else {
                LOG.debug("what {} has changed still cannot be told", subject, failed);
            }
            failing.put(subject, Failing.after(before));
            return false;
        }
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public long count() {
        return gatherings.due(clock.instant()).size();
    }

    @Override
    public Optional<Instant> nextAt() {
        return gatherings.nextAfter(clock.instant());
    }
}
