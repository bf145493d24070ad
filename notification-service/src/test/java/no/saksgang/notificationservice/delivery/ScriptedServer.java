package no.saksgang.notificationservice.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers as a script says, and knows what it took. */
final class ScriptedServer implements AutoCloseable {
    /** Where in a conversation. */
    enum Step {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        DOT
    }

    /** What to do there: a reply, or one of those that are none. */
    interface Script {
        /** No answer, ever. */
        String SILENCE = "silence";

        /** The connection is cut. */
        String CUT = "cut";

        /** The message is taken, and the connection cut before that is said. */
        String TAKE_AND_CUT = "take and cut";

        String OK = "250 2.0.0 queued";

        /**
         * @param recipient empty before there is one
         */
        String answer(Step step, String recipient);
    }

    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private volatile Script script;

    ScriptedServer(Script script) {
        this.script = script;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    void follow(Script other) {
        script = other;
    }

    /** The recipients of all that was taken, in order. */
    List<String> taken() {
        return taken;
    }

    List<String> messageIds() {
        return messageIds;
    }

    int connections() {
        return sockets.size();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = socket.getOutputStream();
            if (!say(out, script.answer(Step.GREETING, ""), "220 ready")) {
                return;
            }
            var recipient = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.length() < 4 ? line : line.substring(0, 4);
                switch (verb) {
                    case "EHLO", "HELO", "RSET", "NOOP" -> say(out, "250 ok");
                    case "MAIL" -> {
                        if (!say(out, script.answer(Step.MAIL, ""), "250 ok")) {
                            return;
                        }
                    }
                    case "RCPT" -> {
                        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        if (!say(out, script.answer(Step.RCPT, recipient), "250 ok")) {
                            return;
                        }
                    }
                    case "DATA" -> {
                        var said = script.answer(Step.DATA, recipient);
                        if (!say(out, said, "354 go on")
                                || (said.equals(Script.OK) && !take(in, out, recipient))) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "500 what?");
                }
            }
        } catch (SocketException gone) {
            // the other side left, or was killed
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean take(BufferedReader in, OutputStream out, String recipient) throws IOException {
        var id = "";
        for (var line = in.readLine(); ; line = in.readLine()) {
            if (line == null) {
                return false;
            }
            if (line.equals(".")) {
                break;
            }
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
        }
        var said = script.answer(Step.DOT, recipient);
        if (said.startsWith("2") || said.equals(Script.TAKE_AND_CUT)) {
            taken.add(recipient);
            messageIds.add(id);
        }
        return say(out, said, Script.OK);
    }

    /**
     * @return whether the conversation goes on
     */
    private boolean say(OutputStream out, String said, String usual) throws IOException {
        switch (said) {
            case Script.CUT, Script.TAKE_AND_CUT -> {
                return false;
            }
            case Script.SILENCE -> {
                return quiet();
            }
            default -> say(out, said.equals(Script.OK) ? usual : said);
        }
        return !said.startsWith("421");
    }

    private boolean quiet() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Cuts every connection there is. */
    void cut() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            cut();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
