package no.saksgang.local.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code /changes}: server-sent events that say that something is different, not what. A thousand
 * mails at once are one event to a reader that is still busy with the last.
 */
final class Changes implements HttpHandler {
    private static final int MOST_READERS = 50;
    private static final long HEARTBEAT_S = 15;

    private final Set<Semaphore> readers = ConcurrentHashMap.newKeySet();

    /** Wakes every reader. */
    void happened() {
        readers.forEach(Semaphore::release);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (readers.size() >= MOST_READERS) {
            Answer.text("Too many readers.").status(503).send(exchange);
            return;
        }
        var news = new Semaphore(0);
        readers.add(news);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            tell(exchange, "retry: 2000\ndata: begun\n\n");
            while (true) {
                var heard = news.tryAcquire(HEARTBEAT_S, TimeUnit.SECONDS);
                news.drainPermits();
                tell(exchange, heard ? "data: changed\n\n" : ": still here\n\n");
                // A page that was fetched five times a second would show no more.
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(news);
        }
    }

    private static void tell(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
