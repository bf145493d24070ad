package no.saksgang.chassis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to a server which listens on another: closed until it is made. */
final class Door implements AutoCloseable {
    private final ServerSocket listening;

    Door(int port, String server) {
        try {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var host = server.substring(0, server.lastIndexOf(':'));
        var to = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
        Thread.ofVirtual().start(() -> let(host, to));
    }

    private void let(String host, int to) {
        try {
            while (true) {
                var in = listening.accept();
                var out = new Socket(host, to);
                Thread.ofVirtual().start(() -> pass(in, out));
                Thread.ofVirtual().start(() -> pass(out, in));
            }
        } catch (IOException closed) {
            // The door was shut.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
