package no.saksgang.portal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.saksgang.events.EventFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listens as a browser's EventSource does, on a bare socket. */
final class Listener implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    /** Small, so that one who does not read is soon noticed. */
    private static final int RECEIVE_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final String status;
    private volatile String lastId;
    private volatile boolean ended;

    /** An event as it came. */
    record Heard(String id, JsonNode data) {
        String name() {
            return data.get("type").stringValue("");
        }

        String subject() {
            return data.get("subject").stringValue("");
        }

        /** As CloudEvents names it. */
        String event() {
            return subject() + ":" + data.get("sequence").asLong();
        }
    }

    /** Connects, and reads on in the background. */
    static Listener to(Portal portal, String query) {
        return to(portal, query, null);
    }

    static Listener to(Portal portal, String query, @Nullable String lastEventId) {
        var listener = new Listener(portal, query, lastEventId);
        if (listener.status() == 200) {
            Thread.ofVirtual().start(listener::listen);
        }
        return listener;
    }

    /** Connects, and reads nothing but the head of the answer. */
    static Listener asleepAt(Portal portal, String query) {
        return new Listener(portal, query, null);
    }

    private Listener(Portal portal, String query, @Nullable String lastEventId) {
        lastId = lastEventId == null ? "" : lastEventId;
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), portal.port()));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            var resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(
                            ("GET /events"
                                            + query
                                            + " HTTP/1.1\r\n"
                                            + "Host: portal\r\n"
                                            + "Accept: text/event-stream\r\n"
                                            + resume
                                            + "\r\n")
                                    .getBytes(UTF_8));
            status = String.valueOf(in.readLine());
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                var colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Begins, or goes on, to read. */
    void listen() {
        var id = lastId;
        var data = "";
        try {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(":") || line.startsWith("retry:")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    // Not before: an event that is cut off has not been heard.
                    lastId = id;
                    if (!data.isEmpty()) {
                        heard.add(new Heard(lastId, EventFormat.json().readTree(data)));
                    }
                    data = "";
                } else if (in.readLine() != null) {
                    // The last line may be cut off in the midst of a word.
                    throw new IllegalStateException("what is this? " + line);
                }
            }
        } catch (IOException closed) {
            // by the one or the other
        } finally {
            ended = true;
        }
    }

    int status() {
        return Integer.parseInt(status.split(" ", -1)[1]);
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** What came beside events: comments, and when to come again. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    List<Heard> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    List<String> events() {
        return new ArrayList<>(heard().stream().map(Heard::event).toList());
    }

    String lastId() {
        return lastId;
    }

    /** Whether the other side has hung up. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // which is what was wanted
        }
    }
}
