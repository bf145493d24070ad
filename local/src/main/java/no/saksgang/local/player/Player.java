package no.saksgang.local.player;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.player.Judgement.Finding;
import no.saksgang.local.scenario.Deed;
import no.saksgang.local.scenario.Expectation;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.scenario.Step;
import no.saksgang.local.suite.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario: does what each step says by the suite's public doors, waits until the suite is
 * at rest, and judges what has come by then, as seen from outside: what the mail server took, what
 * went over Kafka, what HTTP answers.
 */
public final class Player {
    private static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    /** A search index may be a moment behind its store, which no service counts as work. */
    private static final Duration STATE_WITHIN = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** More timed things in one move of the clock than any scenario has. */
    private static final int MOST_STOPS = 10_000;

    private final Scenario scenario;
    private final Suite suite;
    private final Narrator narrator;
    private final HeardEvents heard;
    private final Rest rest;
    private final Cast cast = new Cast();
    private final CalendarEntries entries = new CalendarEntries();
    private final Commands commands;
    private final Views views;
    private final Words words;

    /** What is stopped now. */
    private final Set<String> away = new LinkedHashSet<>();

    /** Whether something was killed, and the suite has not been at rest since. */
    private boolean recovering;

    private final Set<String> knownSubjects = new LinkedHashSet<>();
    private @Nullable Window window;
    private int held;
    private int deadLettersTold;

    private Player(Scenario scenario, Suite suite, Narrator narrator, HeardEvents heard) {
        this.scenario = scenario;
        this.suite = suite;
        this.heard = heard;
        this.narrator = narrator;
        var services =
                SERVICES.stream()
                        .map(it -> new Service(it, suite.addressOf(it), suite.bearer()))
                        .toList();
        rest = new Rest(services, this::arrivals);
        commands =
                new Commands(
                        scenario,
                        services.getFirst(),
                        cast,
                        new AnswerPage(suite.mailbox()),
                        entries,
                        new CalendarAnswers(
                                suite.mailbox(), suite.smtp(), cast, entries, suite.clock()::now),
                        this::troubled);
        views = new Views(services.getFirst(), services.get(1));
        words = new Words(scenario, cast);
        scenario.meetings().forEach(it -> knownSubjects.add("meeting/" + it.id()));
    }

    /**
     * Plays a scenario on a suite that is up and has nothing of it yet, and tells what happens to
     * {@code out}. Moves the suite's clock to where the scenario starts.
     *
     * @return whether everything was seen; if not, the play ended there and the suite is as it then
     *     was
     */
    public static Outcome play(Scenario scenario, Suite suite, PrintStream out, boolean colours)
            throws InterruptedException {
        try (var heard = HeardEvents.at(suite.kafka())) {
            return new Player(scenario, suite, new Narrator(out, colours), heard).play();
        } catch (PlayFailed failed) {
            return new Outcome.Missing(failed.what());
        }
    }

    private Outcome play() throws InterruptedException {
        try {
            setUp();
        } catch (PlayFailed failed) {
            narrator.failed(failed.what());
            return new Outcome.Missing(scenario.file() + ": oppsettet: " + failed.what());
        }
        var number = 0;
        for (var step : scenario.steps()) {
            number++;
            var missing = play(number, step);
            if (missing.isPresent()) {
                return new Outcome.Missing(
                        "%s:%d: steg %d (%s): %s"
                                .formatted(
                                        scenario.file(),
                                        step.line(),
                                        number,
                                        step.verb(),
                                        missing.get()));
            }
        }
        return new Outcome.AllSeen(held);
    }

    private void setUp() throws InterruptedException {
        var start = scenario.instant(scenario.now());
        suite.clock().moveTo(start);
        narrator.title(
                scenario.groups().stream()
                        .map(it ->
                                it.name()
                                        + ", "
                                        + Words.counted(it.members().size(), "medlem", "medlemmer"))
                        .reduce((a, b) -> a + " · " + b)
                        .orElse(""),
                scenario.meetings().stream()
                        .map(it ->
                                it.title()
                                        + ", "
                                        + Words.span(it.start(), it.end())
                                        + ", "
                                        + it.place().name())
                        .toList());
        rest.awaitClock(start, away);
        commands.setUp();
        rest.await();
    }

    /** Plays one step; what it returns is the first thing missing. */
    private Optional<String> play(int number, Step step) throws InterruptedException {
        narrator.begins(
                number, Words.stamp(suite.clock().now(), scenario.timeZone()), words.of(step));
        var alone = Window.opening(suite.mailbox().size(), heard.count());
        var about = subjectsOf(step.deed(), step.meeting());
        alone.add(about, step.expectation());
        var outage = window;
        if (outage != null) {
            outage.add(about, step.expectation());
        }
        var whole = outage == null ? alone : outage;
        try {
            var responses = perform(step);
            window = away.isEmpty() ? null : whole;
            var findings =
                    away.isEmpty()
                            ? settle(whole, step, responses)
                            : settleDuringOutage(alone, step, responses);
            held += findings.size();
            return findings.stream().filter(it -> !it.held()).findFirst().map(Finding::sentence);
        } catch (PlayFailed failed) {
            narrator.failed(failed.what());
            return Optional.of(failed.what());
        }
    }

    private List<Observation.Response> perform(Step step) throws InterruptedException {
        switch (step.deed()) {
            case Deed.MoveClock(var to) -> moveClock(scenario.instant(to));
            case Deed.Kill(var service) -> {
                recovering = true;
                suite.kill(service);
                suite.startAgain(service);
            }
            case Deed.Stop(var part) -> {
                away.add(part);
                suite.stop(part);
            }
            case Deed.Start(var part) -> {
                recovering = true;
                suite.startAgain(part);
                away.remove(part);
            }
            case Deed _ -> {
                var answers = commands.perform(step);
                if (step.deed() instanceof Deed.AnnounceConference conference) {
                    knownSubjects.add("conference/" + conference.id());
                }
                return answers.stream().map(Service.Answer::response).toList();
            }
        }
        return List.of();
    }

    /**
     * Waits for rest, looks, and judges. What is not there is given one more wait, as rest is only
     * told by the services.
     */
    private List<Finding> settle(Window whole, Step step, List<Observation.Response> responses)
            throws InterruptedException {
        var expected = whole.expectation();
        var judgement = new Judgement(cast, entries, whole.subjects());
        rest.await();
        recovering = false;
        var seen = observe(whole, step, expected, responses);
        var findings = judgement.of(expected, seen);
        if (!allHeld(findings) && responses.stream().noneMatch(Observation.Response::refuses)) {
            rest.awaitQuiet(away);
            rest.await();
            seen = observe(whole, step, expected, responses);
            findings = judgement.of(expected, seen);
        }
        entries.learn(whole.subjects(), seen.mails());
        tell(seen, findings);
        return findings;
    }

    /** Only what can be seen now is judged: the rest is counted when nothing is away any more. */
    private List<Finding> settleDuringOutage(
            Window alone, Step step, List<Observation.Response> responses)
            throws InterruptedException {
        var said = step.expectation();
        var expected =
                new Expectation(
                        null,
                        null,
                        null,
                        null,
                        null,
                        said.minutes(),
                        said.answers(),
                        said.refused());
        rest.awaitQuiet(away);
        var seen = observe(alone, step, expected, responses);
        var findings = new Judgement(cast, entries, alone.subjects()).of(expected, seen);
        tell(seen, findings);
        if (step.deed() instanceof Deed.Stop) {
            narrator.note("E-post og hendelser telles når alt er oppe igjen.");
        }
        return findings;
    }

    private void tell(Observation seen, List<Finding> findings) {
        narrator.caused(seen, cast);
        narrator.found(findings);
        var fresh = heard.deadLetters() - deadLettersTold;
        if (fresh > 0) {
            narrator.note("I karantene: " + Words.counted(fresh, "hendelse", "hendelser"));
            deadLettersTold += fresh;
        }
    }

    private static boolean allHeld(List<Finding> findings) {
        return findings.stream().allMatch(Finding::held);
    }

    private Observation observe(
            Window since, Step step, Expectation expected, List<Observation.Response> responses)
            throws InterruptedException {
        if (!heard.readToEnd() && !away.contains("kafka")) {
            throw new PlayFailed("ventet at Kafka svarte, men det gjør det ikke");
        }
        // What members themselves mail, the suite did not send.
        var mails =
                suite.mailbox().after(since.mails()).stream()
                        .filter(it -> !cast.everyAddress().contains(it.sender()))
                        .map(Player::read)
                        .toList();
        return new Observation(
                mails,
                heard.after(since.events()),
                responses,
                minutes(step, expected),
                answers(step, expected));
    }

    private static SeenMail read(AcceptedMail mail) {
        return MailReader.read(mail.recipients(), mail.message());
    }

    private Observation.@Nullable Minutes minutes(Step step, Expectation expected)
            throws InterruptedException {
        var wanted = expected.minutes();
        var meeting = step.meeting();
        if (wanted == null || meeting == null) {
            return null;
        }
        var deadline = System.nanoTime() + STATE_WITHIN.toNanos();
        while (true) {
            var seen = views.minutes(meeting, wanted).orElse(null);
            var right =
                    seen != null
                            && seen.revisions() == wanted.revisions()
                            && (wanted.search() == null || Boolean.TRUE.equals(seen.found()))
                            && (wanted.notFound() == null
                                    || Boolean.FALSE.equals(seen.wronglyFound()));
            if (right || System.nanoTime() > deadline) {
                return seen;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Observation.@Nullable Answers answers(Step step, Expectation expected)
            throws InterruptedException {
        var meeting = step.meeting();
        return expected.answers() == null || meeting == null
                ? null
                : views.answers(meeting).orElse(null);
    }

    private Set<String> subjectsOf(Deed deed, @Nullable String meeting) {
        return switch (deed) {
            case Deed.OfMeeting _ -> Set.of("meeting/" + meeting);
            case Deed.AnnounceConference it -> Set.of("conference/" + it.id());
            case Deed.ChangeConference it -> Set.of("conference/" + it.id());
            case Deed.CancelConference it -> Set.of("conference/" + it.id());
            case Deed.Register it -> Set.of("conference/" + it.conference());
            case Deed.Announce _ -> Set.of();
            case Deed _ -> knownSubjects;
        };
    }

    // Time

    /**
     * Moves the clock from one timed thing to the next, so that each happens at its own time, and
     * then to where it is to be.
     */
    private void moveClock(Instant target) throws InterruptedException {
        for (var stops = 0; stops < MOST_STOPS; stops++) {
            var next = rest.nextAt(away).filter(it -> !it.isAfter(target)).orElse(target);
            if (!next.isAfter(suite.clock().now())) {
                break;
            }
            move(next);
            if (next.equals(target)) {
                return;
            }
        }
        if (target.isAfter(suite.clock().now())) {
            move(target);
        }
    }

    private void move(Instant to) throws InterruptedException {
        suite.clock().moveTo(to);
        rest.awaitClock(to, away);
        if (away.isEmpty()) {
            rest.await();
        } else {
            rest.awaitQuiet(away);
        }
    }

    // What happens outside

    private int arrivals() {
        if (!away.contains("kafka")) {
            heard.readToEnd();
        }
        return suite.mailbox().size() + heard.count();
    }

    private boolean troubled() {
        return recovering || !away.isEmpty();
    }
}
