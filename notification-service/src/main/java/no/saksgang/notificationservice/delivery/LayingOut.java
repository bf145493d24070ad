package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.saksgang.chassis.time.MachineTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the pages of a lane, lays out their rows as tasks, and finishes those that are worked off.
 */
final class LayingOut implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LayingOut.class);
    private static final Delivery.State STOPPED =
            new Delivery.Suppressed(Delivery.Suppressed.Why.STOPPED);
    private static final int SEEN_AT_ONCE = 64;
    private static final Duration LOOK_AT_PAUSED = Duration.ofSeconds(30);

    private final Lane lane;
    private final Tasks tasks;
    private final WorkedPages worked;
    private final Ledger ledger;
    private final Bookkeeper bookkeeper;
    private final OpenRows openRows;
    private final Origin origin;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final ArrayDeque<Ledger.Claimable> seen = new ArrayDeque<>();
    private volatile boolean stopped;

    LayingOut(
            Lane lane,
            Tasks tasks,
            WorkedPages worked,
            Ledger ledger,
            Bookkeeper bookkeeper,
            OpenRows openRows,
            Origin origin,
            DeliverySettings settings,
            DeliveryMeters meters) {
        this.lane = lane;
        this.tasks = tasks;
        this.worked = worked;
        this.ledger = ledger;
        this.bookkeeper = bookkeeper;
        this.openRows = openRows;
        this.origin = origin;
        this.settings = settings;
        this.meters = meters;
    }

    /** No further page is claimed. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                finishWorked();
                if (tasks.areEnough() || !claimNext()) {
                    worked.awaitRing(settings.look());
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                if (stopped) {
                    return;
                }
                LOG.warn("the {} lane cannot read its ledger: {}", lane, failed.toString());
                pause(settings.reconnect());
            }
        }
    }

    /**
     * What was seen to be due is claimed one by one; the store is asked anew when that is used up.
     */
    private boolean claimNext() {
        if (seen.isEmpty()) {
            seen.addAll(ledger.due(lane, MachineTime.now(), SEEN_AT_ONCE));
        }
        for (var next = seen.poll(); next != null; next = seen.poll()) {
            var claimed = ledger.claim(next);
            if (claimed.isPresent()) {
                layOut(claimed.get());
                return true;
            }
        }
        return false;
    }

    private void layOut(Page page) {
        switch (origin.going(page.mailing())) {
            case ON -> layOutRows(page);
            case PAUSED -> holdRows(page);
            case STOPPED -> stopRows(page);
        }
    }

    /** What is in doubt does not wait for the mailing to go on; the rest does. */
    private void holdRows(Page page) {
        var inDoubt = rows(page, Delivery.HandedOver.class::isInstance);
        if (inDoubt.isEmpty()) {
            ledger.hold(page, MachineTime.now().plus(LOOK_AT_PAUSED));
        } else {
            take(page, inDoubt.size());
            noteDoubt(page, inDoubt);
        }
    }

    /** What has not begun never will; what is in doubt stays so. */
    private void stopRows(Page page) {
        var inDoubt = rows(page, Delivery.HandedOver.class::isInstance);
        var open = rows(page, it -> !it.hasEnded() && !(it instanceof Delivery.HandedOver));
        if (open.isEmpty() && inDoubt.isEmpty()) {
            worked.add(page);
            return;
        }
        take(page, open.size() + inDoubt.size());
        noteDoubt(page, inDoubt);
        open.forEach(row -> note(page, row, STOPPED));
    }

    private static List<Integer> rows(Page page, Predicate<Delivery.State> which) {
        return IntStream.range(0, page.rows().size())
                .filter(row -> which.test(page.row(row).state()))
                .boxed()
                .toList();
    }

    private void take(Page page, int rows) {
        page.take(rows);
        bookkeeper.keep(page);
    }

    private void noteDoubt(Page page, List<Integer> inDoubt) {
        if (!inDoubt.isEmpty()) {
            LOG.warn(
                    "{} deliveries on {} are in doubt: whoever sent them died before the mail"
                            + " server's answer was written",
                    inDoubt.size(),
                    page.id());
            inDoubt.forEach(row -> note(page, row, new Delivery.Unknown()));
        }
    }

    private void layOutRows(Page page) {
        var now = MachineTime.now();
        var open = new ArrayList<Integer>();
        var inDoubt = new ArrayList<Integer>();
        for (var i = 0; i < page.rows().size(); i++) {
            switch (page.row(i).state()) {
                case Delivery.Queued _ -> open.add(i);
                case Delivery.Deferred later when !later.notBefore().isAfter(now) -> open.add(i);
                case Delivery.HandedOver _ -> inDoubt.add(i);
                case Delivery.Deferred _,
                        Delivery.Sent _,
                        Delivery.Rejected _,
                        Delivery.Suppressed _,
                        Delivery.Unknown _,
                        Delivery.Bounced _ -> {}
            }
        }
        if (open.isEmpty() && inDoubt.isEmpty()) {
            worked.add(page);
            return;
        }
        // Before the page is kept: where the store does not answer it is left to its lease.
        var ways = openRows.ways(page, open);
        take(page, open.size() + inDoubt.size());
        noteDoubt(page, inDoubt);
        for (var way : ways) {
            switch (way) {
                case OpenRows.ToSend(var task) -> tasks.add(task);
                case OpenRows.NotSent(var row, var why) ->
                        note(page, row, new Delivery.Suppressed(why));
            }
        }
    }

    private void note(Page page, int row, Delivery.State state) {
        meters.became(state.kind());
        bookkeeper.note(page, row, state);
    }

    /** Closes what has ended, lets go what is to be tried later. */
    private void finishWorked() {
        for (var page = worked.first(); page != null; page = worked.first()) {
            if (!page.isLost()) {
                finish(page);
            }
            worked.removeFirst();
        }
    }

    private void finish(Page page) {
        var rows = List.copyOf(page.rows());
        var next =
                rows.stream()
                        .map(Delivery::state)
                        .filter(it -> !it.hasEnded())
                        .map(it ->
                                it instanceof Delivery.Deferred(_, _, var at, _)
                                        ? at
                                        : Instant.EPOCH)
                        .min(Instant::compareTo);
        if (next.isPresent()) {
            // What is stopped has nothing to wait for.
            var stop = origin.going(page.mailing()) == Origin.Going.STOPPED;
            ledger.release(page, stop ? MachineTime.now() : next.get());
        } else {
            origin.pageEnded(page.mailing(), page.number(), page.round(), rows);
            ledger.close(page);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
