package no.saksgang.local.page;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.saksgang.local.board.Board;
import no.saksgang.local.clock.SuiteClock;
import no.saksgang.local.mail.Mailbox;

/**
 * The page at port 9000. It is there before anything else, so that one sees the suite starting;
 * then it lists the doors and the mail that arrived, and has the clock that the services follow.
 */
public final class Page implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Page(HttpServer server) {
        this.server = server;
    }

    /** Opens the page on loopback. */
    public static Page open(
            int port, Board board, Mailbox mailbox, SuiteClock clock, List<Door> doors)
            throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var page = new Page(server);
        var dates = new Dates(clock);
        var mails = new MailPages(mailbox, dates);
        var changes = new Changes();
        board.onChange(_ -> changes.happened());
        mailbox.onArrival(changes::happened);
        Map.of(
                        "/", new FrontPage(board, mails, dates, doors),
                        "/mail", mails,
                        "/clock", new ClockDoor(clock),
                        "/changes", changes,
                        "/page.css", new OwnFile("page.css", "text/css; charset=utf-8"),
                        "/page.js", new OwnFile("page.js", "text/javascript; charset=utf-8"))
                .forEach((path, door) ->
                        server.createContext(path, door).getFilters().add(new LocalOnly(port)));
        server.setExecutor(page.threads);
        server.start();
        return page;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
