package no.saksgang.notificationservice.delivery;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Share urgent = new Share();
    private final Share bulk = new Share();

    Connections(SmtpSettings smtp) {
        this.smtp = smtp;
    }

    /** What one lane has, and whether it asks for one. */
    private static final class Share {
        private final Set<SmtpConnection> open = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean unheard = new AtomicBoolean();
        private volatile boolean asks;
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

    /** A lane got none and has none. May be said again, of which each time gives it one at most. */
    void ask(Lane lane) {
        var share = share(lane);
        share.asks = true;
        share.unheard.set(true);
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

    /** Whether the next is for the other lane. */
    boolean areFirstFor(Lane lane) {
        return share(lane).asks || !share(lane.other()).asks;
    }

    private Share share(Lane lane) {
        return switch (lane) {
            case URGENT -> urgent;
            case BULK -> bulk;
        };
    }
}
