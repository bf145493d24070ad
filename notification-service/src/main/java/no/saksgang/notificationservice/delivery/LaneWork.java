package no.saksgang.notificationservice.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.chassis.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off one lane: one thread claims pages and lays out their rows, a thread per connection
 * sends them, one thread writes the ledger.
 */
final class LaneWork {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWork.class);
    private static final Duration AT_STOP = Duration.ofMillis(1_500);

    private final Ledger ledger;
    private final WorkedPages worked = new WorkedPages();
    private final Tasks tasks;
    private final Bookkeeper bookkeeper;
    private final LayingOut layingOut;
    private final Thread writing;
    private final Thread claiming;
    private final Map<Sender, Thread> senders = new LinkedHashMap<>();
    private volatile boolean started;

    LaneWork(
            Lane lane,
            Ledger ledger,
            OpenRows openRows,
            Origin origin,
            Reach reach,
            Connections connections,
            DeliverySettings settings,
            DeliveryMeters meters,
            Traces traces,
            Clock clock) {
        this.ledger = ledger;
        this.tasks = new Tasks(settings.connections(lane), worked::ring);
        this.bookkeeper = new Bookkeeper(ledger, settings.lease(), worked::add);
        this.layingOut =
                new LayingOut(
                        lane,
                        tasks,
                        worked,
                        ledger,
                        bookkeeper,
                        openRows,
                        origin,
                        settings,
                        meters);
        var name = "mail-" + lane.name().toLowerCase(Locale.ROOT);
        this.writing = Thread.ofPlatform().name(name + "-ledger").unstarted(bookkeeper);
        this.claiming = Thread.ofPlatform().name(name + "-pages").unstarted(layingOut);
        var outcomes = new Outcomes(bookkeeper, reach, settings, meters, traces, clock);
        var pace = new Pace(settings.perMinute(lane));
        for (var i = 1; i <= settings.connections(lane); i++) {
            var line = new Line(lane, connections, settings, meters);
            var sender =
                    new Sender(line, tasks, bookkeeper, outcomes, origin, pace, settings, clock);
            senders.put(sender, Thread.ofPlatform().name(name + "-" + i).unstarted(sender));
        }
    }

    void start() {
        started = true;
        writing.start();
        claiming.start();
        senders.values().forEach(Thread::start);
    }

    /** There is something new in the lane. */
    void wake() {
        worked.ring();
    }

    /** Lets mails that are on their way arrive, and gives back what is not begun. */
    void stop() {
        layingOut.stop();
        senders.keySet().forEach(Sender::stop);
        if (!started) {
            return;
        }
        claiming.interrupt();
        tasks.clear();
        senders.values().forEach(Thread::interrupt);
        var deadline = System.nanoTime() + AT_STOP.toNanos();
        var allEnded = true;
        for (var thread : senders.values()) {
            allEnded &= ends(thread, deadline);
        }
        bookkeeper.stop();
        if (ends(writing, deadline) && ends(claiming, deadline) && allEnded) {
            for (var page : bookkeeper.claimed()) {
                giveBack(page);
            }
        }
    }

    private void giveBack(Page page) {
        try {
            ledger.release(page, MachineTime.now());
        } catch (RuntimeException away) {
            LOG.debug("a page is not given back; its lease ends by itself", away);
        }
    }

    private static boolean ends(Thread thread, long deadline) {
        try {
            return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
