package no.saksgang.notificationservice.delivery;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.notificationservice.message.Mail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sender's line to the mail server: opened when there is something to send, kept open from mail
 * to mail, closed when it has been idle, has carried as many mails as one may, or the other lane
 * has none and asks for it.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Lane lane;
    private final Connections connections;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private @Nullable SmtpConnection connection;
    private Instant lastUsed = Instant.EPOCH;
    private int sentOverIt;

    Line(Lane lane, Connections connections, DeliverySettings settings, DeliveryMeters meters) {
        this.lane = lane;
        this.connections = connections;
        this.settings = settings;
        this.meters = meters;
    }

    /** Whether it is kept open, as far as we know without asking the server. */
    boolean isOpen() {
        return connection != null;
    }

    /** Whether others of the lane are, over which its mail can go. */
    boolean othersAreOpen() {
        return connections.has(lane);
    }

    /** Between two mails: great mailings let urgent mail have it at once. */
    void giveWay() {
        if (connection != null && lane.givesWay() && connections.gives(lane)) {
            LOG.info("the mail server takes few connections; one is given to the other lane");
            close();
        }
    }

    /** Nothing was sent for a moment: it is closed if that goes on, or the other lane asks. */
    void rest() {
        if (connections.gives(lane) || lastUsed.plus(settings.idle()).isBefore(MachineTime.now())) {
            close();
        }
    }

    /**
     * Opens it, if it is not. A server that is away is no mail's fault: this waits until it is
     * back, and no try counts. One that answers others takes no more connections than it has: the
     * mail is theirs, or waits until the other lane has given one.
     *
     * @param isWanted asked before each try
     * @return whether it is open
     */
    boolean open(BooleanSupplier isWanted) throws InterruptedException {
        if (connection == null) {
            connection = connect(isWanted);
            sentOverIt = 0;
        }
        return connection != null;
    }

    private @Nullable SmtpConnection connect(BooleanSupplier isWanted) throws InterruptedException {
        var pause = FIRST_PAUSE;
        try {
            while (isWanted.getAsBoolean()) {
                if (connections.mayOpen(lane)) {
                    try {
                        var opened = connections.open(lane);
                        meters.serverAnswers(true);
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

    /**
     * Sends one mail. What the server says may end the line.
     *
     * @param handOver asked just before the final dot; false keeps it from going out
     * @throws IllegalStateException if it is not open
     */
    SmtpConnection.Outcome send(Mail mail, BooleanSupplier handOver) {
        if (connection == null) {
            throw new IllegalStateException("the line is not open");
        }
        var outcome = connection.send(mail, handOver);
        lastUsed = MachineTime.now();
        if (isOver(connection, outcome) || ++sentOverIt == settings.mailsPerConnection()) {
            close();
        }
        return outcome;
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

    void close() {
        if (connection != null) {
            connections.close(lane, connection);
            connection = null;
        }
    }
}
