package no.saksgang.portal.stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The connection of a subscriber. The answer's head goes out as that of any page; then the
 * connection changes hands as it does for a WebSocket, so that Tomcat's request, response and their
 * buffers go back to their pool and no more than the socket is left. On the wire that is an
 * ordinary answer whose end is the end of the connection (RFC 9112, 6.3).
 *
 * <p>Public as Tomcat makes it; of use only here.
 */
public final class Wire implements InternalHttpUpgradeHandler {
    private static final int AT_ONCE = 512;

    private volatile @Nullable SocketWrapperBase<?> socket;
    private @Nullable Subscriber subscriber;

    /** Made by Tomcat. */
    public Wire() {}

    /** Answers with the head of a stream, and has the connection serve this subscriber after it. */
    static void open(
            HttpServletRequest request, HttpServletResponse response, Subscriber subscriber)
            throws IOException {
        try {
            var wire = request.upgrade(Wire.class);
            wire.subscriber = subscriber;
            subscriber.isOn(wire);
        } catch (ServletException impossible) {
            throw new IllegalStateException(impossible);
        }
        // What changes hands is nobody's business but ours: outside it stays the same protocol.
        response.setStatus(HttpStatus.OK.value());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.flushBuffer();
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(@Nullable WebConnection connection) {
        if (subscriber != null) {
            subscriber.begin();
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return switch (event) {
            case OPEN_READ -> listen();
            case OPEN_WRITE -> goOn();
            case STOP, DISCONNECT, TIMEOUT, ERROR, CONNECT_FAIL -> end();
        };
    }

    /** Nothing a subscriber says after its request counts, but that it hangs up. */
    private SocketState listen() {
        var open = socket;
        if (open == null) {
            return end();
        }
        var ignored = new byte[AT_ONCE];
        try {
            int length;
            do {
                length = open.read(false, ignored, 0, AT_ONCE);
            } while (length > 0);
            return length < 0 ? end() : SocketState.UPGRADED;
        } catch (IOException hungUp) {
            return end();
        }
    }

    private SocketState goOn() {
        if (subscriber == null) {
            return end();
        }
        subscriber.canTakeMore();
        return SocketState.UPGRADED;
    }

    private SocketState end() {
        destroy();
        return SocketState.CLOSED;
    }

    /**
     * Sends, or keeps what does not go out at once until it does.
     *
     * @return whether it can take more; if not, {@link Subscriber#canTakeMore} is called when it
     *     can
     * @throws IOException if the other side has hung up
     */
    boolean send(byte[] bytes) throws IOException {
        var open = socket;
        if (open == null) {
            throw new IOException("the connection is gone");
        }
        open.write(false, bytes, 0, bytes.length);
        return flush();
    }

    /**
     * Sends what was kept.
     *
     * @return whether it can take more, as {@link #send} says
     * @throws IOException if the other side has hung up
     */
    boolean flush() throws IOException {
        var open = socket;
        if (open == null) {
            throw new IOException("the connection is gone");
        }
        open.flush(false);
        return open.isReadyForWrite();
    }

    void close() {
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void destroy() {
        if (subscriber != null) {
            subscriber.hasGone();
        }
    }

    @Override
    public void pause() {
        // Whoever stops the portal closes its subscribers.
    }

    @Override
    public void timeoutAsync(long now) {
        // Silence is no fault of a subscriber's.
    }

    @Override
    public void setSslSupport(@Nullable SSLSupport support) {
        // Not asked for.
    }
}
