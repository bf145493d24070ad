package no.saksgang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Thousands who listen to a stream of events on this machine, and count what they hear. */
final class Crowd implements AutoCloseable {
    private static final byte[] REQUEST =
            "GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final long WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Connects at once no more than a server lets wait. */
    private static final int AT_ONCE = 50;

    private final Selector selector;
    private final List<SocketChannel> connections = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private long heads;
    private long events;

    private Crowd() throws IOException {
        selector = Selector.open();
    }

    /** Connects so many, and returns when each has its answer. */
    static Crowd of(int size, int port) {
        try {
            var crowd = new Crowd();
            for (var n = 0; n < size; n++) {
                crowd.join(port);
                if (n % AT_ONCE == 0 || n == size - 1) {
                    crowd.awaitHeads(n + 1);
                }
            }
            return crowd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(int port) throws IOException {
        var connection =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        connection.write(ByteBuffer.wrap(REQUEST));
        connection.configureBlocking(false);
        connection.register(selector, SelectionKey.OP_READ);
        connections.add(connection);
    }

    private void awaitHeads(long count) throws IOException {
        var deadline = System.nanoTime() + WITHIN_NANOS;
        while (heads < count) {
            read(deadline);
        }
    }

    /**
     * Waits until so many events were heard, by all together.
     *
     * @throws IllegalStateException if they are not in time, or somebody is hung up on
     */
    void awaitEvents(long count) {
        var deadline = System.nanoTime() + WITHIN_NANOS;
        try {
            while (events < count) {
                read(deadline);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long events() {
        return events;
    }

    private void read(long deadline) throws IOException {
        selector.select(key -> read((SocketChannel) key.channel()), 1_000);
        if (System.nanoTime() - deadline > 0) {
            throw new IllegalStateException(
                    "%d subscribers of %d are there, and have heard %d events"
                            .formatted(heads, connections.size(), events));
        }
    }

    private void read(SocketChannel connection) {
        buffer.clear();
        try {
            if (connection.read(buffer) < 0) {
                throw new IllegalStateException("a subscriber was hung up on");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            switch (buffer.get()) {
                // There is one in each event, and none in an id or a heartbeat.
                case '{' -> events++;
                // "retry:" comes first, and once.
                case 'y' -> heads += isRetry() ? 1 : 0;
                default -> {}
            }
        }
    }

    private boolean isRetry() {
        var end = buffer.position();
        return end >= 5
                && buffer.get(end - 5) == 'r'
                && buffer.get(end - 4) == 'e'
                && buffer.get(end - 3) == 't'
                && buffer.get(end - 2) == 'r'
                && buffer.remaining() > 0
                && buffer.get(end) == ':';
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            // They are closed all the same.
        }
    }
}
