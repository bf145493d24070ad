package no.saksgang.notificationservice.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Stands before an IMAP server, and keeps to itself what the server says of new mail while a client
 * idles, as if it had come just before.
 */
final class SilentInIdle implements AutoCloseable {
    private static final Pattern NEWS = Pattern.compile("\\* \\d+ (EXISTS|RECENT)\\s*");
    private static final int BACKLOG = 50;

    private final ServerSocket door =
            new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int server;
    private volatile boolean somebodyIdled;

    SilentInIdle(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    boolean somebodyIdled() {
        return somebodyIdled;
    }

    private void serve() {
        try {
            while (true) {
                var client = door.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.addAll(List.of(client, behind));
                var connection = new Conversation();
                Thread.ofVirtual().start(() -> pass(client, behind, connection::said));
                Thread.ofVirtual().start(() -> pass(behind, client, connection::answered));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Whether the client idles, on one connection. */
    private final class Conversation {
        private volatile boolean idles;

        private String said(String line) {
            idles = line.strip().endsWith(" IDLE");
            somebodyIdled |= idles;
            return line;
        }

        private String answered(String line) {
            return idles && NEWS.matcher(line).matches() ? "" : line;
        }
    }

    private static void pass(Socket from, Socket to, UnaryOperator<String> heard) {
        try (from;
                to) {
            var in = from.getInputStream();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                to.getOutputStream().write(heard.apply(line).getBytes(StandardCharsets.ISO_8859_1));
                to.getOutputStream().flush();
            }
        } catch (IOException closed) {
            // Either side may hang up.
        }
    }

    /** With its end; empty when there is no more. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            if (octet == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
