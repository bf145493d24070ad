package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.notificationservice.message.Mail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sends the rows of a lane over a connection of its own, which is kept open from mail to mail. */
final class Sender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Lane lane;
    private final BlockingQueue<Task> tasks;
    private final WorkedPages worked;
    private final Connections connections;
    private final Bookkeeper bookkeeper;
    private final Outcomes outcomes;
    private final Origin origin;
    private final Pace pace;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Clock clock;
    private @Nullable SmtpConnection connection;
    private Instant lastUsed = Instant.EPOCH;
    private int sentOverIt;
    private volatile boolean stopped;

    Sender(
            Lane lane,
            BlockingQueue<Task> tasks,
            WorkedPages worked,
            Connections connections,
            Bookkeeper bookkeeper,
            Outcomes outcomes,
            Origin origin,
            Pace pace,
            DeliverySettings settings,
            DeliveryMeters meters,
            Clock clock) {
        this.lane = lane;
        this.tasks = tasks;
        this.worked = worked;
        this.connections = connections;
        this.bookkeeper = bookkeeper;
        this.outcomes = outcomes;
        this.origin = origin;
        this.pace = pace;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** A mail that is on its way arrives; no further one is begun. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                var task = next();
                if (task != null) {
                    send(task);
                    lastUsed = MachineTime.now();
                    if (connection != null && ++sentOverIt == settings.mailsPerConnection()) {
                        close();
                    }
                }
            } catch (InterruptedException stop) {
                break;
            } catch (RuntimeException failed) {
                LOG.error("a sender of the {} lane stumbled", lane, failed);
                close();
            }
        }
        close();
    }

    /** The next row to send; null if there is none for a while. */
    private @Nullable Task next() throws InterruptedException {
        if (connection != null && lane == Lane.BULK && connections.gives(lane)) {
            LOG.info("the mail server takes few connections; one is given to urgent mail");
            close();
        }
        var task =
                connection == null
                        ? tasks.take()
                        : tasks.poll(settings.look().toMillis(), TimeUnit.MILLISECONDS);
        if (task == null) {
            if (lastUsed.plus(settings.idle()).isBefore(MachineTime.now())
                    || connections.gives(lane)) {
                close();
            }
        } else if (tasks.size() < settings.connections(lane)) {
            worked.ring();
        }
        return task;
    }

    private void send(Task task) throws InterruptedException {
        var isKept = connection != null;
        while (true) {
            var over = connection == null ? connect(task) : connection;
            connection = over;
            if (over == null) {
                leave(task);
                return;
            }
            if (task.page().isLost()) {
                outcomes.untouched(task);
                return;
            }
            pace.await();
            if (!isGoing(task)) {
                return;
            }
            var mail = written(task);
            if (mail == null) {
                return;
            }
            var outcome = over.send(mail, () -> bookkeeper.handOver(task.page(), task.row()));
            var isOver = isOver(over, outcome);
            if (isOver) {
                close();
            }
            if (!isKept || !isOver || !saysNothingOfTheMail(outcome)) {
                outcomes.note(task, outcome);
                return;
            }
            LOG.debug("the connection, last used {}, was closed by the server", lastUsed);
            isKept = false;
        }
    }

    /** The row is for those of the lane who have a connection, or waits in the ledger. */
    private void leave(Task task) throws InterruptedException {
        if (!stopped && connections.has(lane)) {
            tasks.add(task);
            Thread.sleep(settings.reconnect());
        } else {
            outcomes.untouched(task);
        }
    }

    private boolean isGoing(Task task) {
        var going = origin.going(task.page().mailing());
        switch (going) {
            case ON -> {}
            case PAUSED -> outcomes.untouched(task);
            case STOPPED -> outcomes.suppressed(task, Delivery.Suppressed.Why.STOPPED);
        }
        return going == Origin.Going.ON;
    }

    /** The mail as it goes to one; null if there is none, which is noted then. */
    private @Nullable Mail written(Task task) throws InterruptedException {
        try {
            return task.copy().master().to(task.recipient(), clock.instant());
        } catch (MongoException | DataAccessException away) {
            // What signs its links is read there when it is first needed.
            LOG.warn("the {} lane cannot sign the links of a mail: {}", lane, away.toString());
            outcomes.untouched(task);
            Thread.sleep(settings.reconnect());
        } catch (RuntimeException unwritable) {
            LOG.error("a mail of {} cannot be written", task.page().mailing(), unwritable);
            outcomes.suppressed(task, Delivery.Suppressed.Why.UNWRITABLE);
        }
        return null;
    }

    private static boolean isOver(SmtpConnection over, SmtpConnection.Outcome outcome) {
        return switch (outcome) {
            case SmtpConnection.Outcome.Taken _, SmtpConnection.Outcome.Never _ -> !over.isOpen();
            case SmtpConnection.Outcome.NotNow(_, var goesAway) -> goesAway || !over.isOpen();
            case SmtpConnection.Outcome.InDoubt _,
                    SmtpConnection.Outcome.Broken _,
                    SmtpConnection.Outcome.NotOurs _ ->
                    true;
        };
    }

    /** Of a connection that was kept for us, the server may have closed it long ago. */
    private static boolean saysNothingOfTheMail(SmtpConnection.Outcome outcome) {
        return switch (outcome) {
            case SmtpConnection.Outcome.Broken _ -> true;
            case SmtpConnection.Outcome.NotNow(_, var goesAway) -> goesAway;
            case SmtpConnection.Outcome.Taken _,
                    SmtpConnection.Outcome.Never _,
                    SmtpConnection.Outcome.InDoubt _,
                    SmtpConnection.Outcome.NotOurs _ ->
                    false;
        };
    }

    /**
     * A server that is away is no row's fault: the row waits here, and no try counts. One that
     * answers others takes no more connections than it has: the row is theirs, or waits until the
     * other lane has given one.
     */
    private @Nullable SmtpConnection connect(Task task) throws InterruptedException {
        var pause = FIRST_PAUSE;
        try {
            while (!stopped && !task.page().isLost()) {
                if (connections.mayOpen(lane)) {
                    try {
                        var opened = connections.open(lane);
                        meters.serverAnswers(true);
                        sentOverIt = 0;
                        return opened;
                    } catch (MessagingException refused) {
                        if (!connections.heed(lane, refused) && meters.serverAnswers(false)) {
                            LOG.warn(
                                    "the mail server does not answer; mail waits: {}",
                                    refused.getMessage());
                        }
                    }
                }
                if (connections.has(lane)) {
                    return null;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(settings.reconnect()) > 0) {
                    pause = settings.reconnect();
                }
            }
            return null;
        } finally {
            connections.askNoMore(lane);
        }
    }

    private void close() {
        if (connection != null) {
            connections.close(lane, connection);
            connection = null;
        }
    }
}
