package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoException;
import java.time.Clock;
import no.saksgang.notificationservice.message.Mail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sends the rows of a lane over a line of its own. */
final class Sender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Line line;
    private final Tasks tasks;
    private final Bookkeeper bookkeeper;
    private final Outcomes outcomes;
    private final Origin origin;
    private final Pace pace;
    private final DeliverySettings settings;
    private final Clock clock;
    private volatile boolean stopped;

    Sender(
            Line line,
            Tasks tasks,
            Bookkeeper bookkeeper,
            Outcomes outcomes,
            Origin origin,
            Pace pace,
            DeliverySettings settings,
            Clock clock) {
        this.line = line;
        this.tasks = tasks;
        this.bookkeeper = bookkeeper;
        this.outcomes = outcomes;
        this.origin = origin;
        this.pace = pace;
        this.settings = settings;
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
                if (task == null) {
                    line.rest();
                } else {
                    send(task);
                }
            } catch (InterruptedException stop) {
                break;
            } catch (RuntimeException failed) {
                LOG.error("a sender stumbled", failed);
                line.close();
            }
        }
        line.close();
    }

    /** The next row to send; null if there is none for a while. */
    private @Nullable Task next() throws InterruptedException {
        line.giveWay();
        return line.isOpen() ? tasks.poll(settings.look()) : tasks.take();
    }

    private void send(Task task) throws InterruptedException {
        var wasKept = line.isOpen();
        var mail = ready(task);
        while (mail != null) {
            var outcome = line.send(mail, () -> bookkeeper.handOver(task.page(), task.row()));
            if (!wasKept || line.isOpen() || !saysNothingOfTheMail(outcome)) {
                outcomes.note(task, outcome);
                return;
            }
            LOG.debug("the server had closed a connection that was kept");
            wasKept = false;
            mail = ready(task);
        }
    }

    /**
     * The mail as it goes to one, and the line open for it; null where it does not go now, which is
     * noted then.
     */
    private @Nullable Mail ready(Task task) throws InterruptedException {
        try {
            if (!line.open(() -> !stopped && !task.page().isLost())) {
                leave(task);
                return null;
            }
            pace.await();
            if (task.page().isLost()) {
                outcomes.untouched(task);
                return null;
            }
            return isGoing(task) ? written(task) : null;
        } catch (RuntimeException notNow) {
            // Most likely the store is away: what signs the links is read there when first needed.
            LOG.warn("a mail of {} cannot go now: {}", task.page().mailing(), notNow.toString());
            outcomes.untouched(task);
            Thread.sleep(settings.reconnect());
            return null;
        }
    }

    /** The row is for those of the lane who have a connection, or waits in the ledger. */
    private void leave(Task task) throws InterruptedException {
        if (!stopped && !task.page().isLost() && line.othersAreOpen()) {
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

    private @Nullable Mail written(Task task) {
        try {
            return task.copy().master().to(task.recipient(), clock.instant());
        } catch (MongoException | DataAccessException away) {
            // That says nothing of the mail.
            throw away;
        } catch (RuntimeException unwritable) {
            LOG.error("a mail of {} cannot be written", task.page().mailing(), unwritable);
            outcomes.suppressed(task, Delivery.Suppressed.Why.UNWRITABLE);
            return null;
        }
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
}
