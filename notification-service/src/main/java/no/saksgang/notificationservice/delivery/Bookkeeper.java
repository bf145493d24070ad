package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.saksgang.chassis.time.MachineTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes the ledger for the connections of one lane. While one write is on its way, what the
 * connections have to say gathers, and goes into the next together: the results of the mails before
 * and the hand-over of the mails now are one update. So a write costs all connections together what
 * it would cost one, and at no moment are more rows handed over than there are connections.
 */
final class Bookkeeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LINGER = Duration.ofMillis(2);
    private static final int MOST_AT_ONCE = 1_000;
    private static final int RENEWALS_PER_LEASE = 3;

    private final Ledger ledger;
    private final Duration lease;
    private final Consumer<Page> allDone;
    private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Set<Page> claimed = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * @param allDone told when nobody works on a page any more
     */
    Bookkeeper(Ledger ledger, Duration lease, Consumer<Page> allDone) {
        this.ledger = ledger;
        this.lease = lease;
        this.allDone = allDone;
    }

    /** What a connection has to say of a row; {@code written} where it waits for that. */
    private record Entry(
            Page page,
            int row,
            Delivery.State state,
            @Nullable CompletableFuture<Boolean> written) {}

    /** Renews the lease of a page from now on, until it is {@link #forget forgotten}. */
    void keep(Page page) {
        claimed.add(page);
    }

    void forget(Page page) {
        claimed.remove(page);
    }

    /** What is claimed by this lane now. */
    List<Page> claimed() {
        return List.copyOf(claimed);
    }

    /**
     * Writes that a row is handed over.
     *
     * @return once that is durable; false if the page is another's, and the dot must not go out
     */
    boolean handOver(Page page, int row) {
        var written = new CompletableFuture<Boolean>();
        entries.add(new Entry(page, row, new Delivery.HandedOver(), written));
        return written.join();
    }

    /** Notes what became of a row. It is written with the next turn. */
    void note(Page page, int row, Delivery.State state) {
        entries.add(new Entry(page, row, state, null));
    }

    @Override
    public void run() {
        while (!stopped || !entries.isEmpty()) {
            try {
                turn();
            } catch (InterruptedException stop) {
                stopped = true;
            }
        }
    }

    void stop() {
        stopped = true;
    }

    private void turn() throws InterruptedException {
        var together = new ArrayList<Entry>();
        var first = entries.poll(lease.toMillis() / RENEWALS_PER_LEASE / 2, TimeUnit.MILLISECONDS);
        if (first != null) {
            together.add(first);
            entries.drainTo(together, MOST_AT_ONCE);
            linger(together);
        }
        var changed = new LinkedHashMap<Page, Set<Integer>>();
        for (var it : together) {
            if (!it.page().isLost()) {
                it.page().set(it.row(), it.page().row(it.row()).as(it.state()));
                changed.computeIfAbsent(it.page(), _ -> new TreeSet<>()).add(it.row());
            }
        }
        var renewBefore =
                MachineTime.now().plus(lease.dividedBy(RENEWALS_PER_LEASE).multipliedBy(2));
        for (var page : claimed) {
            if (!page.isLost() && page.leaseUntil().isBefore(renewBefore)) {
                changed.computeIfAbsent(page, _ -> new TreeSet<>());
            }
        }
        write(changed);
        answer(together);
    }

    /**
     * Results alone need not be written at once: the same connections' next mails are just behind.
     */
    private void linger(List<Entry> together) throws InterruptedException {
        var deadline = System.nanoTime() + LINGER.toNanos();
        while (together.stream().allMatch(it -> it.written() == null) && moreIsComing(together)) {
            var left = deadline - System.nanoTime();
            var next = left > 0 ? entries.poll(left, TimeUnit.NANOSECONDS) : null;
            if (next == null) {
                return;
            }
            together.add(next);
            entries.drainTo(together, MOST_AT_ONCE);
        }
    }

    private static boolean moreIsComing(List<Entry> together) {
        return together.stream().anyMatch(it -> it.page().inHand() > together.size());
    }

    private void write(Map<Page, Set<Integer>> changed) throws InterruptedException {
        while (!changed.isEmpty()) {
            try {
                ledger.write(changed);
                return;
            } catch (Ledger.StoreDidNotAnswer | MongoException | DataAccessException away) {
                LOG.debug("the store is away; the ledger waits", away);
                Thread.sleep(PAUSE);
            }
        }
    }

    private void answer(List<Entry> together) {
        for (var it : together) {
            if (it.written() != null) {
                it.written().complete(!it.page().isLost());
            } else {
                it.page().putBack();
                if (it.page().inHand() == 0) {
                    forget(it.page());
                    allDone.accept(it.page());
                }
            }
        }
    }
}
