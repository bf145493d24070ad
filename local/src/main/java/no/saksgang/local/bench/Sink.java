package no.saksgang.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes everything and keeps nothing but the count and the time of the last. */
final class Sink implements AutoCloseable {
    private final SMTPServer server;
    private long taken;
    private long lastAt;

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

    synchronized void forget() {
        taken = 0;
    }

    synchronized long taken() {
        return taken;
    }

    /**
     * Waits until so many were taken since the last {@link #forget}.
     *
     * @return when the last was, in {@link System#nanoTime}
     * @throws IllegalStateException if they do not come in time
     */
    synchronized long awaitTaken(long count, long seconds) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (taken < count) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException(
                            "%d of %d mails came within %d s".formatted(taken, count, seconds));
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return lastAt;
    }

    private synchronized void count() {
        taken++;
        lastAt = System.nanoTime();
        notifyAll();
    }

    private MessageHandler handler(MessageContext context) {
        return new MessageHandler() {
            @Override
            public void from(String from) {}

            @Override
            public void recipient(String recipient) {}

            @Override
            public String data(InputStream data) throws IOException {
                data.transferTo(OutputStream.nullOutputStream());
                count();
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
