package no.saksgang.notificationservice.delivery;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import no.saksgang.chassis.rest.Unfinished;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.chassis.tracing.Traces;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is in the ledger: a lane each for what is urgent and for the bulk. */
@Component
public class Dispatcher implements SmartLifecycle, Unfinished {
    private final Ledger ledger;
    private final OpenRows openRows;
    private final Origin origin;
    private final Reach reach;
    private final SmtpSettings smtp;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Traces traces;
    private final Clock clock;
    private final Map<Lane, LaneWork> lanes = new EnumMap<>(Lane.class);
    private volatile boolean running;

    Dispatcher(
            Ledger ledger,
            OpenRows openRows,
            Origin origin,
            Reach reach,
            SmtpSettings smtp,
            DeliverySettings settings,
            DeliveryMeters meters,
            Traces traces,
            Clock clock) {
        this.ledger = ledger;
        this.openRows = openRows;
        this.origin = origin;
        this.reach = reach;
        this.smtp = smtp;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /** There is a new page in a lane; it goes out at once. */
    public void wake(Lane lane) {
        var work = lanes.get(lane);
        if (work != null) {
            work.wake();
        }
    }

    @Override
    public synchronized void start() {
        var connections = new Connections(smtp, settings.idle());
        for (var lane : Lane.values()) {
            var work =
                    new LaneWork(
                            lane,
                            ledger,
                            openRows,
                            origin,
                            reach,
                            connections,
                            settings,
                            meters,
                            traces,
                            clock);
            lanes.put(lane, work);
            work.start();
        }
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        lanes.values().parallelStream().forEach(LaneWork::stop);
        lanes.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "deliveries";
    }

    /**
     * Rows that are due or on their way; a deferred one counts only when its time has come, one of
     * a paused mailing not at all.
     */
    @Override
    public long count() {
        var now = MachineTime.now();
        var due = 0L;
        for (var lane : Lane.values()) {
            for (var page : ledger.open(lane)) {
                if (page.held()) {
                    continue;
                }
                due += page.counts().queued() + page.counts().handedOver();
                if (!page.next().isAfter(now)) {
                    due += Math.max(1, page.counts().deferred());
                } else if (page.counts().open() == 0) {
                    due++; // all have ended, and its mailing is being told
                }
            }
        }
        return due;
    }
}
