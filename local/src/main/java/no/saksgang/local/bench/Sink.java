package no.saksgang.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that keeps nothing but counts, by the group whose member a mail is for. It takes
 * everything, unless it is told to be faulty.
 */
final class Sink implements AutoCloseable {
    private static final int TRY_AGAIN = 451;
    private static final int NO_SUCH_USER = 550;

    private final SMTPServer server;
    private final Map<String, Taken> taken = new HashMap<>();

    /** Whom it has asked to try again; empty while it takes everything. */
    private Optional<Set<String>> asked = Optional.empty();

    /** What came to a group's members, and when the last did. */
    private record Taken(long mails, long refused, long at) {
        static final Taken NOTHING = new Taken(0, 0, 0);

        Taken oneMore(long now) {
            return new Taken(mails + 1, refused, now);
        }

        Taken oneRefused(long now) {
            return new Taken(mails, refused + 1, now);
        }

        long decided() {
            return mails + refused;
        }
    }

    Sink() {
        server =
                SMTPServer.port(freePort())
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .maxConnections(200)
                        .messageHandlerFactory(this::handler)
                        .build();
        server.start();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Forgets what came to a group. */
    synchronized void forget(String group) {
        taken.remove(group);
    }

    /**
     * From now on one recipient in ten is asked to try again, once, and one in a hundred is said
     * not to be there.
     */
    synchronized void beFaulty() {
        asked = Optional.of(new HashSet<>());
    }

    /**
     * Waits until so many of a group have their mail, or were refused for good, since the last
     * {@link #forget}.
     *
     * @return when the last was, in {@link System#nanoTime}
     * @throws IllegalStateException if they do not come in time
     */
    synchronized long awaitTaken(String group, long count, long seconds) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (of(group).decided() < count) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException(
                            "%d of %d mails came within %d s"
                                    .formatted(of(group).decided(), count, seconds));
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return of(group).at();
    }

    /** Whether so many of a group have their mail. */
    synchronized boolean hasTaken(String group, long count) {
        return of(group).decided() >= count;
    }

    private Taken of(String group) {
        return taken.getOrDefault(group, Taken.NOTHING);
    }

    /** The member's id, which begins with the group's, is the address' local part. */
    private static String groupOf(String recipient) {
        var dash = recipient.lastIndexOf('-');
        return dash < 0 ? "" : recipient.substring(0, dash);
    }

    private synchronized void take(String recipient) {
        taken.put(groupOf(recipient), of(groupOf(recipient)).oneMore(System.nanoTime()));
        notifyAll();
    }

    private synchronized void judge(String recipient) throws RejectException {
        var fate = Math.floorMod(recipient.hashCode(), 100);
        if (asked.isEmpty()) {
            return;
        }
        if (fate == 0) {
            taken.put(groupOf(recipient), of(groupOf(recipient)).oneRefused(System.nanoTime()));
            notifyAll();
            throw new RejectException(NO_SUCH_USER, "5.1.1 no such user");
        }
        if (fate <= 10 && asked.get().add(recipient)) {
            throw new RejectException(TRY_AGAIN, "4.7.1 try again later");
        }
    }

    private MessageHandler handler(MessageContext context) {
        return new MessageHandler() {
            private String recipient = "";

            @Override
            public void from(String from) {}

            @Override
            public void recipient(String to) throws RejectException {
                judge(to);
                recipient = to;
            }

            @Override
            public String data(InputStream data) throws IOException {
                data.transferTo(OutputStream.nullOutputStream());
                take(recipient);
                return "taken";
            }

            @Override
            public void done() {}
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
