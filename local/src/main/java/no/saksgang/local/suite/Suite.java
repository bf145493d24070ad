package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import no.saksgang.local.board.Board;
import no.saksgang.local.board.PartStatus.State;
import no.saksgang.local.clock.SuiteClock;
import no.saksgang.local.login.Bearer;
import no.saksgang.local.mail.Mailbox;
import no.saksgang.local.page.Door;
import no.saksgang.local.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on this machine: each service, the broker and the store as a process of its own,
 * mail and clock in this one. A part is named as in a scenario: {@code kafka}, {@code store},
 * {@code identity}, {@code mail}, {@code meeting-service}, {@code minutes-service}, {@code
 * notification-service}.
 *
 * <p>When this process ends, however it does, the others end too: on Ctrl-C and SIGTERM in order
 * and within 5 s, after a SIGKILL by {@link OrphanGuard}.
 *
 * <p>In containers it is the same suite with the same parts. A SIGKILL leaves them running then,
 * until the next start on the same ports.
 */
public final class Suite implements AutoCloseable {
    /** Beyond what a slow machine needs with everything starting at once. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    /** Then it is killed. */
    private static final Duration STOPS_WITHIN = Duration.ofMillis(3_600);

    private static final Set<String> MAY_COME_LATER = Set.of("kafka", Programs.IDENTITY);

    private final SuiteSettings settings;
    private final Board board;
    private final SuiteClock clock = new SuiteClock(InstantSource.system());
    private final Addresses addresses;
    private final Parts parts;
    private final Bearer bearer;
    private final Thread atExit = new Thread(this::end, "end-suite");
    private @Nullable DataDirectory files;
    private @Nullable Page page;
    private final CountDownLatch allEnded = new CountDownLatch(1);

    private volatile boolean ended;

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws SuiteFailed if a port is busy, a part does not start, or the data is in use
     */
    public static Suite start(SuiteSettings settings) {
        return start(settings, Programs.of(settings));
    }

    /**
     * Starts everything in containers and waits until it is ready. What an earlier start on the
     * same ports left is removed first. Real servers that the environment names are not used.
     *
     * @throws SuiteFailed if there is no engine, a port is busy, or a part does not start
     */
    public static Suite startInContainers(SuiteSettings settings) {
        var alone = settings.withoutRealServers();
        return new Suite(alone, _ -> new Containers(alone)).started();
    }

    static Suite start(SuiteSettings settings, Programs programs) {
        return new Suite(settings, suite -> new Processes(settings, programs, suite::endedUnasked))
                .started();
    }

    private Suite(SuiteSettings settings, Function<Suite, Parts> how) {
        this.settings = settings;
        board = settings.board();
        addresses = Addresses.of(settings);
        bearer =
                addresses
                        .issuer()
                        .map(it -> Bearer.of(it, settings.secretOfPrograms()))
                        .orElseGet(Bearer::none);
        settings.now().ifPresent(clock::moveTo);
        parts = how.apply(this);
    }

    private Suite started() {
        try {
            start();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void start() {
        Runtime.getRuntime().addShutdownHook(atExit);
        parts.clear();
        refuseBusyPorts();
        files = DataDirectory.take(settings.data());
        if (settings.afresh()) {
            files.clear();
        }
        forgetOldLogs();
        if (settings.logins()) {
            settings.people().write(settings.identity());
        }
        for (var part : parts()) {
            board.write(part.name(), State.WAITING, Duration.ZERO);
        }
        addresses.external().forEach(name -> board.write(name, State.EXTERNAL, Duration.ZERO));
        page = openPage();
        parts.prepare(clock);
        startAll();
    }

    private Page openPage() {
        var port = settings.ports().of(Port.PAGE);
        try {
            return Page.open(port, board, mailbox(), clock, addresses.doors());
        } catch (IOException e) {
            throw new SuiteFailed(
                    "cannot open the page at port " + port + ": " + e.getMessage(), e);
        }
    }

    /**
     * Everything at once, as far as it can be: the services make their indexes when they start, so
     * the store comes first; Kafka and the identity provider may come while they do.
     */
    private void startAll() {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var first = new ArrayList<Future<?>>();
                var later = new ArrayList<Future<?>>();
                for (var part : parts.servers()) {
                    var ready = begin(part, waiting);
                    (MAY_COME_LATER.contains(part.name()) ? later : first).add(ready);
                }
                awaitAll(first);
                parts.services().forEach(part -> later.add(begin(part, waiting)));
                awaitAll(later);
            } finally {
                waiting.shutdownNow();
            }
        }
    }

    private Future<?> begin(Part part, ExecutorService waiting) {
        var begun = System.nanoTime();
        board.write(part.name(), State.STARTING, Duration.ZERO);
        part.start();
        return waiting.submit(() -> {
            part.awaitReady(STARTS_WITHIN);
            board.write(part.name(), State.READY, since(begun));
            return null;
        });
    }

    private void awaitAll(List<Future<?>> all) {
        try {
            for (var each : all) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailed("interrupted while the suite started", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SuiteFailed failed
                    ? failed
                    : new SuiteFailed("the suite cannot start: " + e.getCause(), e);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void refuseBusyPorts() {
        var busy = new ArrayList<String>();
        for (var port : Port.values()) {
            if (!parts.takes(port)) {
                continue;
            }
            var number = settings.ports().of(port);
            if (PortOwner.isBusy(number)) {
                var owner =
                        PortOwner.of(number)
                                .map(PortOwner::toString)
                                .orElse("a process that is not yours to see");
                busy.add(
                        "Port %d is busy: %s. Set %s to another port."
                                .formatted(number, owner, port.setting()));
            }
        }
        if (!busy.isEmpty()) {
            busy.add("Or set %s=free, and the suite takes any that are.".formatted(Ports.SETTING));
            throw new SuiteFailed(String.join(System.lineSeparator(), busy));
        }
    }

    /** A log grows through one life of the suite; the next begins anew. */
    private void forgetOldLogs() {
        try (var logs = Files.newDirectoryStream(Programs.logs(settings.data()), "*.log")) {
            for (Path log : logs) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endedUnasked(String part) {
        if (!ended) {
            board.write(part, State.FAILED, Duration.ZERO);
        }
    }

    /**
     * True when the services start as fast as they can: {@link #makeFastStarts} has nothing to do.
     */
    public boolean startsFast() {
        return parts.startFast();
    }

    /**
     * Makes what lets the services start faster next time, with what the machine has to spare.
     * Returns when it is made, cannot be, or the suite is ended.
     *
     * @return true when it is made
     */
    public boolean makeFastStarts() {
        try {
            return parts.makeFastStarts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where a service takes HTTP, without a slash at the end. */
    public URI addressOf(String service) {
        return addresses.of(service);
    }

    /** How a program of ours says who it is. */
    public Bearer bearer() {
        return bearer;
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return addresses.kafka();
    }

    /** The store, by MongoDB's protocol. */
    public String store() {
        return addresses.store();
    }

    /** The page with doors and mail. */
    public URI page() {
        return addresses.page();
    }

    /** What the mail server accepted; empty for ever if that is not ours. */
    public Mailbox mailbox() {
        return parts.mailbox();
    }

    /** Where mail is handed in. */
    public InetSocketAddress smtp() {
        return addresses.smtp();
    }

    /** The clock that the services follow. */
    public SuiteClock clock() {
        return clock;
    }

    /** How far the parts are. */
    public Board board() {
        return board;
    }

    /** Where the parts write their logs, a file each: {@code <name>.log}. */
    public Path logs() {
        return Programs.logs(settings.data());
    }

    /** The pid of a part's process; 0 if it does not run, or is not a process of its own. */
    public long pidOf(String name) {
        return part(name) instanceof ProcessPart process ? process.pid() : 0;
    }

    /** Ends a part without warning (SIGKILL); it has ended when this returns. */
    public void kill(String name) {
        part(name).kill();
        board.write(name, State.KILLED, Duration.ZERO);
    }

    /** Ends a part in order (SIGTERM), by force if that takes too long; it has ended then. */
    public void stop(String name) {
        var part = part(name);
        part.askToEnd();
        if (!awaitEnd(part, STOPS_WITHIN)) {
            part.kill();
        }
        board.write(name, State.STOPPED, Duration.ZERO);
    }

    /** Starts a part that was killed or stopped, and waits until it answers. */
    public void startAgain(String name) {
        var part = part(name);
        var begun = System.nanoTime();
        board.write(name, State.STARTING, Duration.ZERO);
        part.start();
        try {
            // Not until it is whole: what it needs may be away as well.
            part.awaitUp(STARTS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailed("interrupted while " + name + " started", e);
        }
        board.write(name, State.READY, since(begun));
    }

    private Part part(String name) {
        for (var part : parts()) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        if (addresses.external().contains(name)) {
            throw new SuiteFailed(name + " is not the suite's own here, so it cannot be stopped.");
        }
        throw new IllegalArgumentException(
                "no part is called '%s'; there are %s"
                        .formatted(name, parts().stream().map(Part::name).toList()));
    }

    private List<Part> parts() {
        var all = new ArrayList<>(parts.servers());
        all.addAll(parts.services());
        return all;
    }

    static boolean awaitEnd(Part part, Duration limit) {
        try {
            return part.awaitEnd(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What one may open or connect to. */
    public List<Door> doors() {
        return addresses.doors();
    }

    /** Waits until the suite is ended, from here or from outside. */
    public void awaitEnd() throws InterruptedException {
        allEnded.await();
    }

    /** Ends every part, within 5 s. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It is running: we are being ended from outside, and that is well.
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        parts.end();
        if (page != null) {
            page.close();
        }
        if (files != null) {
            files.close();
        }
        allEnded.countDown();
    }
}
