package no.saksgang.notificationservice.delivery;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import no.saksgang.chassis.time.MachineTime;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of this instance to the mail server. Where the server takes fewer than both lanes
 * would have, neither is left without: the one that has none asks, the other closes one of its own,
 * and opens none until that is taken.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final SmtpSettings smtp;
    private final Duration askAgainAfter;
    private final Share urgent = new Share();
    private final Share bulk = new Share();

    /**
     * @param askAgainAfter how long a server that takes no more is left in peace by a lane that has
     *     some
     */
    Connections(SmtpSettings smtp, Duration askAgainAfter) {
        this.smtp = smtp;
        this.askAgainAfter = askAgainAfter;
    }

    /** What one lane has, and whether it asks for one. */
    private static final class Share {
        private final Set<SmtpConnection> open = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean unheard = new AtomicBoolean();
        private volatile boolean asks;
        private volatile Instant fullUntil = Instant.EPOCH;
    }

    /**
     * @throws MessagingException if the server does not answer, or takes no further one
     */
    SmtpConnection open(Lane lane) throws MessagingException {
        var connection = SmtpConnection.open(smtp);
        share(lane).open.add(connection);
        return connection;
    }

    void close(Lane lane, SmtpConnection connection) {
        share(lane).open.remove(connection);
        try {
            connection.close();
        } catch (MessagingException gone) {
            LOG.trace("already closed", gone);
        }
    }

    boolean has(Lane lane) {
        return share(lane).open.stream().anyMatch(SmtpConnection::isOpen);
    }

    /** Whether to try for one more: it is not for the other lane, nor were we just told no. */
    boolean mayOpen(Lane lane) {
        var share = share(lane);
        return (share.asks || !share(lane.other()).asks)
                && !(has(lane) && share.fullUntil.isAfter(MachineTime.now()));
    }

    /**
     * Heeds a refusal: a server that answers us over others only takes no further one. A lane that
     * has some lets it be for a while, one that has none asks for one; said again, for another.
     *
     * @return whether the server does answer us
     */
    boolean heed(Lane lane, MessagingException refused) {
        var share = share(lane);
        if (has(lane)) {
            LOG.debug("the mail server takes no further connection", refused);
            share.fullUntil = MachineTime.now().plus(askAgainAfter);
            return true;
        }
        if (!has(lane.other()) || refused instanceof MailConnectException) {
            return false;
        }
        share.asks = true;
        share.unheard.set(true);
        return true;
    }

    /** It has one, or needs none any more. */
    void askNoMore(Lane lane) {
        var share = share(lane);
        share.asks = false;
        share.unheard.set(false);
    }

    /** Whether the lane is to close one now; said once for each time that the other asks. */
    boolean gives(Lane lane) {
        return share(lane.other()).unheard.getAndSet(false);
    }

    private Share share(Lane lane) {
        return switch (lane) {
            case URGENT -> urgent;
            case BULK -> bulk;
        };
    }
}
